package org.biotrail.catalog.taxon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;

/**
 * A registry of names that taxa are linked to, with the form of its references. Where its pages are stands in the
 * table {@code registry}.
 */
public enum Registry {
    GBIF("\\d{1,12}", "gbif\\.org/species/(\\d+)"),
    COL("[0-9A-Z]{1,12}", "catalogueoflife\\.org/data/taxon/([0-9A-Za-z]+)"),
    TROPICOS("\\d{1,12}", "tropicos\\.org/[Nn]ames?/(\\d+)", "^tro-(\\d+)$"),
    IPNI("\\d{1,9}-[1-4]", "ipni\\.org:names:(\\d+-\\d)", "ipni\\.org/n/(\\d+-\\d)", "^wfo-ipni-(\\d+-\\d)$"),
    MYCOBANK("\\d{1,9}", "mycobank\\.org/(?:MB/|page/.*?|.*?Rec=)(\\d+)", "^(?i:mb)[ #:]?(\\d+)$"),
    INDEX_FUNGORUM("\\d{1,9}", "indexfungorum\\.org:names:(\\d+)", "RecordID=(\\d+)"),
    ZOOBANK(
            "[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}",
            "zoobank\\.org:act:([0-9A-Fa-f-]{36})", "zoobank\\.org/(?:NomenclaturalActs/)?([0-9A-Fa-f-]{36})"),
    WFO("wfo-\\d{10}", "worldfloraonline\\.org/taxon/(wfo-\\d{10})"),
    WORMS("\\d{1,9}", "marinespecies\\.org:taxname:(\\d+)", "marinespecies\\.org/.*[?&]id=(\\d+)"),
    INAT("\\d{1,9}", "inaturalist\\.org/taxa/(\\d+)"),
    OTT("\\d{1,9}", "opentreeoflife\\.org/.*?@?ott(\\d+)", "^(?i:ott)[ :]?(\\d+)$"),
    NCBI("\\d{1,9}", "ncbi\\.nlm\\.nih\\.gov/.*[?&=](?:id=)?(\\d+)", "^(?i:(?:ncbi:)?txid):?(\\d+)$"),
    WIKIDATA("Q\\d{1,12}", "wikidata\\.org/(?:wiki|entity)/(Q\\d+)");

    private final Pattern form;
    private final Pattern wrapped;

    Registry(String form, String... wrappings) {
        this.form = Pattern.compile(form);
        this.wrapped = Pattern.compile(String.join("|", wrappings));
    }

    /** The registry of this word, or of {@code mobot}, as Tropicos was called. */
    static Optional<Registry> find(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        String word = wanted.equals("mobot") ? "tropicos" : wanted;
        return Arrays.stream(values())
                .filter(registry -> registry.word().equals(word))
                .findFirst();
    }

    /** The registry whose LSIDs, addresses or prefixed numbers a text is one of. */
    static Optional<Registry> wrapping(String text) {
        return Arrays.stream(values())
                .filter(registry -> registry.wrapped.matcher(text).find())
                .findFirst();
    }

    /** The word of the API and the table. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reduces an LSID, a page's address or a prefixed number to the bare reference.
     *
     * @throws Problem 422 {@code external_form}
     */
    String reduce(String text) {
        Matcher match = wrapped.matcher(text);
        String bare = match.find()
                ? IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(match::group)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(text)
                : text;
        String reference = this == ZOOBANK || this == COL ? bare.toUpperCase(Locale.ROOT) : bare;
        if (!form.matcher(reference).matches()) {
            throw Problem.rule(
                    "external", "external_form", "This is no reference of " + word() + ", which look like " + form);
        }
        return reference;
    }
}
