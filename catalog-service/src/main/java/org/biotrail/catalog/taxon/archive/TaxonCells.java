package org.biotrail.catalog.taxon.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.biotrail.catalog.bibreference.Bibliography.Cited;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.Rank;

/** A row of the import of taxa, put together from what an archive says. */
final class TaxonCells {
    /** Names that say that there is none: nomen nominandum. */
    private static final Pattern PLACEHOLDER =
            Pattern.compile("(?i)n\\.\\s?n\\.(?:\\s*\\(.*\\))?|not assigned|unassigned");

    private static final Set<String> CODES = Set.of("ICN", "ICZN", "ICNP", "ICTV", "ICNCP");
    private static final Map<String, String> CODE_WORDS = Map.of(
            "botanical", "ICN",
            "icbn", "ICN",
            "icnafp", "ICN",
            "zoological", "ICZN",
            "bacterial", "ICNP",
            "icnb", "ICNP",
            "viral", "ICTV",
            "icvcn", "ICTV",
            "cultivars", "ICNCP");
    private static final Map<String, String> LANGUAGES = languages();
    private static final int LONGEST_REFERENCE = 1000;

    private final ObjectNode values = JsonNodeFactory.instance.objectNode();
    private final Map<String, ExternalReference> external = new TreeMap<>();
    private final List<String> references = new ArrayList<>();

    ObjectNode values() {
        if (!external.isEmpty()) {
            ArrayNode list = values.putArray("external");
            external.values().forEach(reference -> list.add(reference.toString()));
        }
        if (!references.isEmpty()) {
            ArrayNode list = values.putArray("_references");
            references.stream().distinct().forEach(list::add);
        }
        return values;
    }

    void put(String column, String text) {
        if (!text.isEmpty()) {
            values.put(column, text);
        }
    }

    /**
     * The name with its rank. A uninomial of a rank that is not here is a clade, and so is a place in the tree that has
     * no name; the source's word is kept. A series without a genus before it is one of zoology, which stands above
     * families.
     */
    void name(String scientificName, String authorship, String rankWord) {
        String text = scientificName.replaceAll("\\s+", " ").strip();
        String author = authorship.replaceAll("\\s+", " ").strip();
        boolean twice = !author.isEmpty() && text.endsWith(" " + author);
        String name = twice ? text.substring(0, text.length() - author.length()).strip() : text;
        Optional<Rank> rank = Rank.find(rankWord);
        boolean uninomial = name.indexOf(' ') < 0;
        boolean placeholder = PLACEHOLDER.matcher(name).matches();
        boolean unranked = rank.isEmpty() || rank.get() == Rank.SERIES;
        put("name", uninomial && rank.filter(Rank::isGenusOrBelow).isEmpty() ? quiet(name) : name);
        put("author", placeholder ? "" : author);
        if (placeholder || (uninomial && unranked)) {
            put("rank", Rank.CLADE.word());
            put("verbatim_rank", rankWord.toLowerCase(Locale.ROOT));
        } else {
            put("rank", rank.map(Rank::word).orElse(rankWord));
        }
    }

    /** Names above genus that a list prints in capitals. */
    private static String quiet(String name) {
        return name.length() > 2
                        && name.equals(name.toUpperCase(Locale.ROOT))
                        && !PLACEHOLDER.matcher(name).matches()
                ? name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT)
                : name;
    }

    /** Of an unpublished name the authorship is {@code full name - abbreviation} of a person. */
    void byPerson(String authorship) {
        int between = authorship.lastIndexOf(" - ");
        if (between >= 0) {
            values.remove("author");
            put("author_id", authorship.substring(between + 3));
        }
    }

    /** The code of nomenclature, if it is one. */
    void code(String text) {
        String word = CODE_WORDS.getOrDefault(text.toLowerCase(Locale.ROOT), text.toUpperCase(Locale.ROOT));
        if (CODES.contains(word)) {
            values.put("nomenclatural_code", word);
        }
    }

    /** Where the name was published, as far as there is room. */
    void published(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        put("bibreference", line.length() > LONGEST_REFERENCE ? line.substring(0, LONGEST_REFERENCE - 1) + "…" : line);
    }

    /** Identifiers with commas, blanks or bars between; those of registries that are known here are taken, one of each. */
    void identifiers(String text) {
        Arrays.stream(text.split("[,|;\\s]+"))
                .filter(one -> !one.isEmpty() && one.length() < 300)
                .flatMap(one -> ExternalReference.within(one).stream())
                .forEach(reference -> external.putIfAbsent(reference.registry(), reference));
    }

    /** What the taxon is called in a language; {@code und} where the source does not say in which. */
    void vernacular(String name, String language, boolean preferred) {
        if (!name.isEmpty()) {
            values.withArray("vernacular_names")
                    .addObject()
                    .put("name", name)
                    .put("language", language(language))
                    .put("preferred", preferred);
        }
    }

    /** A reference that is to be kept with the taxon. */
    void cites(Cited reference) {
        references.add(reference.bibtex());
    }

    private static String language(String text) {
        String word = text.strip().replace('_', '-');
        String known = LANGUAGES.getOrDefault(word.toLowerCase(Locale.ROOT), word);
        return known.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*") ? known : "und";
    }

    /** Codes of three letters and English names, as sources write them. */
    private static Map<String, String> languages() {
        Map<String, String> languages = new TreeMap<>();
        for (String code : Locale.getISOLanguages()) {
            Locale locale = new Locale.Builder().setLanguage(code).build();
            languages.put(locale.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            try {
                languages.put(locale.getISO3Language(), code);
            } catch (MissingResourceException e) {
                // A language without a code of three letters is found by its own.
            }
        }
        return languages;
    }
}
