package org.biotrail.catalog.taxon;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * A name as somebody wrote it, taken apart: the own part that a taxon keeps, and what stood around it. How a full name
 * is put together again is told in one place, the database function {@code taxon_names}.
 *
 * @param genus the genus that stood before the own part, without hybrid sign
 * @param infragenus a subgenus or section that stood between genus and epithet
 * @param epithets the epithets between genus and own part, that of the species first
 * @param own the uninomial, or the last epithet; for names that are shown as they stand, the whole
 * @param hybrid whether a hybrid sign or a notho-rank marked the own part
 * @param authorship what followed the own part
 */
public record TaxonName(
        Optional<String> genus,
        Optional<String> infragenus,
        List<String> epithets,
        String own,
        boolean hybrid,
        Optional<String> authorship) {
    private static final Pattern UNINOMIAL = Pattern.compile("\\p{Lu}\\p{Ll}+(?:-\\p{Ll}+)*");
    private static final Pattern EPITHET = Pattern.compile("(?:\\d{1,3}-)?\\p{Ll}+(?:-\\p{Ll}+)*");
    private static final Pattern QUOTED = Pattern.compile("^(.*?)\\s*['‘’\"“”]([^'‘’\"“”]+)['‘’\"“”]$");

    /** A name that is shown as it stands: of a clade, a virus, a formula, or unpublished. */
    static TaxonName asItStands(String text) {
        return new TaxonName(Optional.empty(), Optional.empty(), List.of(), text, false, Optional.empty());
    }

    /**
     * Reads a published name of a rank: the own part or the full name, with or without markers, hybrid sign and
     * authorship.
     *
     * @param text trimmed, with single blanks
     * @throws Problem 422 {@code name_form}
     */
    static TaxonName published(String text, Rank rank) {
        if (rank.isClade()) {
            return asItStands(text);
        }
        if (rank == Rank.CULTIVAR) {
            return cultivar(text);
        }
        NameWords words = new NameWords(text);
        if (rank.isInfrageneric()) {
            return infrageneric(words, rank);
        }
        return rank.isEpithet() ? epithet(words, rank) : uninomial(words, rank);
    }

    /** Whether anything stood before the own part. */
    boolean isWhole() {
        return genus.isPresent() || !epithets.isEmpty();
    }

    /** The full name of what this name says to stand above it, for species and below; without markers. */
    Optional<String> above() {
        return genus.map(name -> epithets.isEmpty() ? name : name + " " + String.join(" ", epithets));
    }

    private static TaxonName uninomial(NameWords words, Rank rank) {
        boolean hybrid = words.skipSign();
        words.skipMarkerOf(rank);
        String own = form(UNINOMIAL, words.next(), "A name of this rank is one capitalised word");
        return new TaxonName(Optional.empty(), Optional.empty(), List.of(), own, hybrid, words.authorship());
    }

    private static TaxonName infrageneric(NameWords words, Rank rank) {
        boolean hybrid = words.skipSign();
        Optional<String> genus = Optional.empty();
        int marker = words.find(rank);
        String own;
        if (marker >= 0) {
            genus = marker == 0 ? Optional.empty() : Optional.of(words.next());
            words.goTo(marker + 1);
            hybrid = words.skipSign() || hybrid;
            own = words.next();
        } else {
            own = words.next();
            if (words.isBracketedName()) {
                genus = Optional.of(own);
                own = words.bracketed();
            }
        }
        form(UNINOMIAL, own, "A name of this rank is one capitalised word");
        return new TaxonName(genus, Optional.empty(), List.of(), own, hybrid, words.authorship());
    }

    /** Species and below: an optional genus, an optional subgenus, epithets with their markers, authorship. */
    private static TaxonName epithet(NameWords words, Rank rank) {
        boolean hybrid = words.skipSign();
        Optional<String> genus = Optional.empty();
        Optional<String> infragenus = Optional.empty();
        if (words.isCapitalised()) {
            genus = Optional.of(form(UNINOMIAL, words.next(), "A genus is one capitalised word"));
            infragenus = words.infragenus();
            hybrid = words.skipSign();
        }
        List<String> epithets = new ArrayList<>();
        while (words.hasNext()) {
            boolean first = epithets.isEmpty();
            Optional<Rank> marked = words.marker();
            if (marked.isPresent()) {
                hybrid = words.skipMarker();
                hybrid = words.skipSign() || hybrid;
                boolean last = words.find(Rank.SUBSPECIES, Rank.SUBFORM) < 0;
                if (last && marked.get() != rank) {
                    throw form("The name is one of a " + marked.get().word() + ", the rank is " + rank.word());
                }
            } else if (!first) {
                int next = rank.isInfraspecific() ? words.find(Rank.SUBSPECIES, Rank.SUBFORM) : -1;
                if (next >= 0) {
                    // The authorship of the species, or of a rank between, is not part of this name.
                    words.goTo(next);
                    continue;
                }
                if (!rank.isInfraspecific() || epithets.size() > 1 || genus.isEmpty() || !words.isEpithet()) {
                    break;
                }
            } else {
                hybrid = words.skipSign() || hybrid;
            }
            epithets.add(form(EPITHET, words.next(), "An epithet has small letters and hyphens only"));
        }
        if (epithets.isEmpty() || (rank.isInfraspecific() && genus.isPresent() && epithets.size() < 2)) {
            throw form("The epithet of this rank is missing");
        }
        String own = epithets.remove(epithets.size() - 1);
        return new TaxonName(genus, infragenus, List.copyOf(epithets), own, hybrid, words.authorship());
    }

    private static TaxonName cultivar(String text) {
        Matcher quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            return asItStands(text.replaceFirst("^(?i:cv\\.)\\s*", ""));
        }
        List<String> before = new ArrayList<>(List.of(quoted.group(1)
                .replaceAll("(?i:\\bcv\\.)", "")
                .replaceAll("(^|\\s)[xX×](?=\\s)", " ")
                .strip()
                .split("\\s+")));
        before.removeIf(word -> word.isEmpty() || NameWords.rankOf(word).isPresent());
        Optional<String> genus = before.isEmpty() ? Optional.empty() : Optional.of(before.remove(0));
        return new TaxonName(
                genus, Optional.empty(), List.copyOf(before), quoted.group(2).strip(), false, Optional.empty());
    }

    private static String form(Pattern pattern, String text, String message) {
        if (!pattern.matcher(text).matches()) {
            throw form(message);
        }
        return text;
    }

    static Problem form(String message) {
        return Problem.rule("name", "name_form", message);
    }

    static boolean isUninomial(String text) {
        return UNINOMIAL.matcher(text).matches();
    }

    static boolean isEpithet(String text) {
        return EPITHET.matcher(text).matches();
    }
}
