package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** References as CSL-JSON (citationstyles.org, version 1.0.2), made of BibTeX entries, and entries made of it. */
final class Csl {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("article", "article-journal"),
            Map.entry("book", "book"),
            Map.entry("proceedings", "book"),
            Map.entry("collection", "book"),
            Map.entry("inbook", "chapter"),
            Map.entry("incollection", "chapter"),
            Map.entry("inproceedings", "paper-conference"),
            Map.entry("conference", "paper-conference"),
            Map.entry("phdthesis", "thesis"),
            Map.entry("mastersthesis", "thesis"),
            Map.entry("thesis", "thesis"),
            Map.entry("techreport", "report"),
            Map.entry("report", "report"),
            Map.entry("manual", "report"),
            Map.entry("booklet", "pamphlet"),
            Map.entry("unpublished", "manuscript"),
            Map.entry("online", "webpage"),
            Map.entry("electronic", "webpage"),
            Map.entry("dataset", "dataset"),
            Map.entry("software", "software"),
            Map.entry("patent", "patent"));

    /** The other way round, for entries that are made here. */
    private static final Map<String, String> ENTRY_TYPES = Map.ofEntries(
            Map.entry("article-journal", "article"),
            Map.entry("article-magazine", "article"),
            Map.entry("article-newspaper", "article"),
            Map.entry("article", "misc"),
            Map.entry("book", "book"),
            Map.entry("chapter", "incollection"),
            Map.entry("paper-conference", "inproceedings"),
            Map.entry("thesis", "phdthesis"),
            Map.entry("report", "techreport"),
            Map.entry("manuscript", "unpublished"),
            Map.entry("webpage", "online"),
            Map.entry("dataset", "dataset"),
            Map.entry("software", "software"),
            Map.entry("patent", "patent"));

    /** Plain texts: the field of CSL, then those of BibTeX that may have it. */
    private static final Map<String, List<String>> TEXTS = texts();

    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");

    private Csl() {}

    /** An entry in CSL-JSON; {@code id} is left to who knows it. */
    static ObjectNode of(BibtexEntry entry) {
        ObjectNode csl =
                JsonNodeFactory.instance.objectNode().put("type", TYPES.getOrDefault(entry.type(), "document"));
        names(csl, "author", entry.names("author"));
        names(csl, "editor", entry.names("editor"));
        entry.year()
                .ifPresent(year -> csl.putObject("issued")
                        .putArray("date-parts")
                        .addArray()
                        .add(year));
        TEXTS.forEach((field, sources) -> sources.stream()
                .map(entry::text)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(text -> csl.put(field, text)));
        entry.text("pages").ifPresent(pages -> csl.put("page", pages.replaceAll("\\s*[–—]\\s*", "-")));
        entry.verbatim("url").ifPresent(url -> csl.put("URL", url));
        return csl;
    }

    /** CSL-JSON, or what a registry answers in its way, as an entry without key. */
    static String bibtex(JsonNode csl) {
        String type = ENTRY_TYPES.getOrDefault(text(csl, "type").orElse(""), "misc");
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "author", people(csl.path("author")));
        put(fields, "editor", people(csl.path("editor")));
        TEXTS.forEach((field, names) ->
                put(fields, name(type, field, names), text(csl, field).map(Latex::escaped)));
        put(fields, "year", year(csl).map(String::valueOf));
        put(
                fields,
                "pages",
                text(csl, "page").map(page -> Latex.escaped(page.replaceAll("(?<=\\w)[-–](?=\\w)", "--"))));
        put(fields, "doi", text(csl, "DOI").map(Csl::address));
        put(fields, "url", text(csl, "URL").map(Csl::address));
        return fields.entrySet().stream()
                .map(field -> "  " + field.getKey() + " = {" + field.getValue() + "}")
                .collect(Collectors.joining(",\n", "@" + type + "{,\n", "\n}\n"));
    }

    /** A text of a field that may be a text, a number, or a list whose first counts; markup is taken out. */
    static Optional<String> text(JsonNode csl, String field) {
        JsonNode value = csl.path(field).isArray() ? csl.path(field).path(0) : csl.path(field);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText()
                                .replaceAll("<[^<>]{1,100}>", "")
                                .replace("&lt;", "<")
                                .replace("&gt;", ">")
                                .replace("&amp;", "&")
                                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                                .strip())
                        .filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The year of {@code issued}: of its first date, of a text, or a bare number. */
    static Optional<Integer> year(JsonNode csl) {
        JsonNode issued = csl.path("issued");
        JsonNode part = issued.path("date-parts").path(0).path(0);
        String text = part.isMissingNode() || part.isNull()
                ? issued.path("raw").asText(issued.path("literal").asText(""))
                : part.asText();
        return YEAR.matcher(text)
                .results()
                .map(found -> Integer.valueOf(found.group()))
                .findFirst();
    }

    private static Optional<String> people(JsonNode names) {
        return Optional.of(StreamSupport.stream(names.spliterator(), false)
                        .map(Csl::person)
                        .flatMap(Optional::stream)
                        .map(AuthorName::bibtex)
                        .collect(Collectors.joining(" and ")))
                .filter(all -> !all.isEmpty());
    }

    private static Optional<AuthorName> person(JsonNode name) {
        Optional<String> family = text(name, "family");
        if (family.isEmpty()) {
            return text(name, "literal")
                    .or(() -> text(name, "name"))
                    .map(whole -> new AuthorName(whole, null, null, null));
        }
        String von = text(name, "non-dropping-particle")
                .or(() -> text(name, "dropping-particle"))
                .orElse(null);
        return Optional.of(new AuthorName(
                family.get(),
                text(name, "given").orElse(null),
                von,
                text(name, "suffix").orElse(null)));
    }

    private static void names(ObjectNode csl, String field, List<AuthorName> names) {
        if (names.isEmpty()) {
            return;
        }
        ArrayNode list = csl.putArray(field);
        for (AuthorName name : names) {
            ObjectNode one = list.addObject();
            if (name.given() == null && name.von() == null) {
                one.put("literal", name.family());
            } else {
                one.put("family", name.family());
                put(one, "given", name.given());
                put(one, "non-dropping-particle", name.von());
                put(one, "suffix", name.suffix());
            }
        }
    }

    private static void put(ObjectNode node, String field, @Nullable String text) {
        if (text != null) {
            node.put(field, text);
        }
    }

    private static void put(Map<String, String> fields, String name, Optional<String> value) {
        value.ifPresent(text -> fields.put(name, text));
    }

    /** An address between braces; a brace inside would end it. */
    private static String address(String text) {
        return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C");
    }

    private static String name(String type, String field, List<String> names) {
        return switch (field) {
            case "container-title" -> type.equals("article") ? "journal" : "booktitle";
            case "publisher" ->
                switch (type) {
                    case "phdthesis" -> "school";
                    case "techreport" -> "institution";
                    default -> "publisher";
                };
            default -> names.get(0);
        };
    }

    private static Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        texts.put("title", List.of("title"));
        texts.put("container-title", List.of("journal", "journaltitle", "booktitle"));
        texts.put("container-title-short", List.of("shortjournal"));
        texts.put("collection-title", List.of("series"));
        texts.put("volume", List.of("volume"));
        texts.put("issue", List.of("number", "issue"));
        texts.put("edition", List.of("edition"));
        texts.put("publisher", List.of("publisher", "school", "institution", "organization"));
        texts.put("publisher-place", List.of("address", "location"));
        texts.put("ISSN", List.of("issn"));
        texts.put("ISBN", List.of("isbn"));
        texts.put("language", List.of("language"));
        texts.put("abstract", List.of("abstract"));
        texts.put("note", List.of("note"));
        return Collections.unmodifiableMap(texts);
    }
}
