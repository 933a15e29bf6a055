package org.biotrail.catalog.taxon;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/** The words of a name, read from left to right. */
final class NameWords {
    /** Small words that belong to an authorship, though they look like epithets. */
    private static final Set<String> OF_AUTHORS = Set.of(
            "ab", "af", "and", "apud", "auct", "auctt", "av", "bis", "d", "da", "dal", "das", "de", "degli", "dei",
            "del", "dela", "della", "delle", "den", "der", "des", "di", "do", "dos", "du", "e", "el", "emend", "et",
            "ex", "f", "fil", "filius", "hort", "ibn", "in", "la", "las", "le", "los", "nec", "non", "nom", "op", "pro",
            "sensu", "ten", "ter", "van", "vel", "ver", "von", "vom", "y", "zu", "zum", "zur", "t", "s");

    private static final Pattern SIGN_BEFORE_WORD = Pattern.compile("(^|\\s)×(?=\\p{L})");

    private final List<String> words;
    private int at;

    /** @param text trimmed, with single blanks */
    NameWords(String text) {
        words = Arrays.stream(SIGN_BEFORE_WORD.matcher(text).replaceAll("$1× ").split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** A name of any rank up to where its authorship seems to begin; the whole text where nothing tells. */
    static String withoutAuthorship(String text) {
        NameWords name = new NameWords(text);
        if (!name.isCapitalised()) {
            return text;
        }
        name.next();
        while (name.isEpithet() || name.isMarker(name.at, Rank.SUBGENUS, Rank.SUBFORM) || name.isSignAt(name.at)) {
            name.next();
        }
        return String.join(" ", name.words.subList(0, name.at));
    }

    boolean hasNext() {
        return at < words.size();
    }

    /** @throws Problem 422 {@code name_form} at the end */
    String next() {
        if (!hasNext()) {
            throw TaxonName.form("The name is not complete");
        }
        return words.get(at++);
    }

    void goTo(int position) {
        at = position;
    }

    /** Passes over a hybrid sign, if a word follows it. */
    boolean skipSign() {
        boolean sign = isSignAt(at);
        at += sign ? 1 : 0;
        return sign;
    }

    private boolean isSignAt(int position) {
        return position + 1 < words.size() && words.get(position).matches("[xX×]");
    }

    /** Passes over a marker of this very rank, if a word follows it. */
    void skipMarkerOf(Rank rank) {
        if (at + 1 < words.size() && rankOf(words.get(at)).filter(rank::equals).isPresent()) {
            at++;
        }
    }

    /** The rank that the word at hand announces, when an epithet follows. */
    Optional<Rank> marker() {
        return isMarker(at, Rank.SUPERSPECIES, Rank.SUBFORM) ? rankOf(words.get(at)) : Optional.empty();
    }

    /** Passes over the marker at hand; whether it is one of a hybrid. */
    boolean skipMarker() {
        return isNotho(next());
    }

    /** Where the marker of this rank stands, from here on; negative when nowhere. */
    int find(Rank rank) {
        return find(rank, rank);
    }

    int find(Rank from, Rank to) {
        for (int position = at; position < words.size(); position++) {
            if (isMarker(position, from, to)) {
                return position;
            }
        }
        return -1;
    }

    boolean isCapitalised() {
        return hasNext() && Character.isUpperCase(words.get(at).codePointAt(0));
    }

    boolean isEpithet() {
        return hasNext() && TaxonName.isEpithet(words.get(at)) && !isOfAuthors(words.get(at));
    }

    boolean isBracketedName() {
        return hasNext()
                && words.get(at).matches("\\(.+\\)")
                && TaxonName.isUninomial(
                        words.get(at).substring(1, words.get(at).length() - 1));
    }

    String bracketed() {
        String word = next();
        return word.substring(1, word.length() - 1);
    }

    /** {@code (Subgenus)}, {@code subg. Subgenus} or {@code sect. Section} before an epithet. */
    Optional<String> infragenus() {
        if (isBracketedName()) {
            return Optional.of(bracketed());
        }
        boolean marked = at + 2 < words.size()
                && rankOf(words.get(at)).filter(Rank::isInfrageneric).isPresent();
        if (marked) {
            at++;
            return Optional.of(next());
        }
        return Optional.empty();
    }

    /**
     * Everything that is left, if it reads like an authorship.
     *
     * @throws Problem 422 {@code name_form} if it does not
     */
    Optional<String> authorship() {
        if (!hasNext() || (at == words.size() - 1 && words.get(at).matches("agg\\.|s\\.l\\.|s\\.str\\."))) {
            return Optional.empty();
        }
        String rest = String.join(" ", words.subList(at, words.size()));
        int first = rest.codePointAt(0);
        boolean reads = Character.isUpperCase(first)
                || Character.isTitleCase(first)
                || "([&'’".indexOf(first) >= 0
                || isOfAuthors(words.get(at))
                || words.get(at).matches("\\p{Ll}{1,2}['’].+");
        if (!reads) {
            throw TaxonName.form("\"" + rest + "\" is neither part of a name of this rank nor an authorship");
        }
        return Optional.of(rest);
    }

    /** The rank of a marker, notho-markers included; the word must be in lower case. */
    static Optional<Rank> rankOf(String word) {
        if (!word.equals(word.toLowerCase(Locale.ROOT)) || !word.matches("\\p{L}+\\.?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Rank.of(isNotho(word) ? word.substring("notho".length()) : word));
        } catch (Problem noRank) {
            return Optional.empty();
        }
    }

    private static boolean isNotho(String word) {
        return word.startsWith("notho") && word.length() > "notho".length();
    }

    private boolean isMarker(int position, Rank from, Rank to) {
        int following = position + 1 < words.size() && words.get(position + 1).matches("[xX×]") ? 2 : 1;
        if (position + following >= words.size()) {
            return false;
        }
        Optional<Rank> rank =
                rankOf(words.get(position)).filter(found -> found.compareTo(from) >= 0 && found.compareTo(to) <= 0);
        String next = words.get(position + following);
        return rank.isPresent()
                && (rank.get().isEpithet()
                        ? TaxonName.isEpithet(next) && !isOfAuthors(next)
                        : TaxonName.isUninomial(next));
    }

    private static boolean isOfAuthors(String word) {
        return OF_AUTHORS.contains(word.replace(".", ""));
    }
}
