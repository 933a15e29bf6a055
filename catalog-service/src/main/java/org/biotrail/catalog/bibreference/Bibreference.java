package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A reference: its BibTeX entry, and what is read of it. */
@Entity
public class Bibreference extends RecordedEntity {
    static final int LONGEST_KEY = 120;
    private static final int LONGEST_NOTES = 100_000;
    private static final Pattern KEY = Pattern.compile("[^\\s,{}()=\\\\\"#%]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    String bibtex;

    /** Null only until {@link Bibreferences} has found a free one. */
    String bibkey;

    @Nullable
    String doi;

    @Nullable
    String notes;

    String entryType;

    @Nullable
    String title;

    @Nullable
    String author;

    @Convert(converter = AuthorColumn.class)
    @ColumnTransformer(read = "cast(authors as text)", write = JsonList.WRITE)
    List<AuthorName> authors = List.of();

    @Nullable
    Integer year;

    @Nullable
    String journal;

    @Nullable
    String volume;

    @Nullable
    String issue;

    @Nullable
    String pages;

    @Nullable
    String publisher;

    @Nullable
    String url;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> csl = Map.of();

    String citation;

    /**
     * Takes over what a draft says and reads the entry.
     *
     * @param standardize whether the key is made by rule whatever is given
     * @return the key by rule where that is to be used, or empty when the reference has a key
     * @throws Problem 422 with every rule that is broken
     */
    Optional<StandardKey> apply(BibreferenceDraft draft, boolean standardize) {
        Violations broken = new Violations();
        String before = bibtex;
        broken.collect("bibtex", () -> bibtex = source(draft));
        broken.throwIfAny();
        BibtexEntry entry = BibtexEntry.parse(bibtex);
        boolean sameEntry = bibtex.equals(before);
        broken.collect("doi", () -> doi = agreed(draft.doi(), entry, sameEntry));
        broken.collect(
                "notes",
                () -> notes = Wording.text("notes", draft.notes().orElse(null), LONGEST_NOTES)
                        .orElse(null));
        Optional<String> key = standardize ? Optional.empty() : draft.bibkey().filter(given -> !given.isBlank());
        Optional<String> wanted = key.or(() -> standardize ? Optional.empty() : entry.key());
        broken.collect("bibkey", () -> wanted.ifPresent(text -> bibkey = key(text)));
        broken.throwIfAny();
        read(entry);
        return wanted.isPresent() ? Optional.empty() : Optional.of(standardKey());
    }

    /** The key that the rule gives, before others that have it are looked at. */
    StandardKey standardKey() {
        return StandardKey.of(
                authors,
                year == null ? OptionalInt.empty() : OptionalInt.of(year),
                Objects.requireNonNullElse(title, ""));
    }

    private void read(BibtexEntry entry) {
        List<AuthorName> writers = entry.names("author");
        entryType = entry.type();
        title = entry.text("title").orElse(null);
        authors = writers.isEmpty() ? entry.names("editor") : writers;
        author = authors.isEmpty()
                ? null
                : authors.stream().map(AuthorName::inverted).collect(Collectors.joining("; "));
        year = entry.year().isPresent() ? entry.year().getAsInt() : null;
        journal = entry.text("journal").or(() -> entry.text("journaltitle")).orElse(null);
        volume = entry.text("volume").orElse(null);
        issue = entry.text("number").or(() -> entry.text("issue")).orElse(null);
        pages = entry.text("pages").orElse(null);
        publisher = entry.text("publisher").or(() -> entry.text("school")).orElse(null);
        url = entry.verbatim("url").orElse(null);
        Optional<Doi> identifier = Optional.ofNullable(doi).map(Doi::parse);
        ObjectNode item = Csl.of(entry);
        identifier.ifPresent(found -> item.put("DOI", found.value()));
        csl = JSON.convertValue(item, new TypeReference<Map<String, Object>>() {});
        citation = Citation.of(entry, identifier);
    }

    private static String source(BibreferenceDraft draft) {
        String text = draft.bibtex()
                .map(String::strip)
                .filter(given -> !given.isEmpty())
                .orElseThrow(() -> Problem.rule(
                        "bibtex", "bibtex_required", "A reference has an entry of BibTeX, or a DOI that is known"));
        if (text.getBytes(StandardCharsets.UTF_8).length > BibtexEntry.LONGEST) {
            throw Problem.rule("bibtex", "too_long", "An entry has at most 200 KB");
        }
        return Wording.text("bibtex", text, BibtexEntry.LONGEST).orElseThrow();
    }

    /** A DOI that was taken from the entry goes with it when the entry changes. */
    private @Nullable String agreed(Optional<String> given, BibtexEntry entry, boolean sameEntry) {
        Optional<String> said = given.filter(text -> !text.isBlank())
                .map(text -> Doi.parse(text).value());
        Optional<String> within =
                entry.verbatim("doi").map(text -> Doi.parse(text).value());
        boolean followed = !sameEntry && said.equals(Optional.ofNullable(doi)) && within.isPresent();
        if (said.isPresent() && within.isPresent() && !said.equals(within) && !followed) {
            throw Problem.rule("doi", "doi_mismatch", "The entry has the DOI " + within.get());
        }
        return within.or(() -> said).orElse(null);
    }

    private static String key(String text) {
        String key = Wording.required("bibkey", text, LONGEST_KEY);
        if (!KEY.matcher(key).matches()) {
            throw Problem.rule("bibkey", "bibkey_form", "A key has neither blanks nor commas nor braces");
        }
        return key;
    }
}
