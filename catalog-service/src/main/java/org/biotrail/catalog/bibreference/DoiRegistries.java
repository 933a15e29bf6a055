package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.outside.OutsideCall;
import org.biotrail.kit.access.Actor;

/** Crossref, then DataCite: what is behind a DOI, as CSL-JSON. */
@ApplicationScoped
class DoiRegistries {
    private static final Map<String, String> CROSSREF_TYPES = Map.ofEntries(
            Map.entry("journal-article", "article-journal"),
            Map.entry("book-chapter", "chapter"),
            Map.entry("book-section", "chapter"),
            Map.entry("proceedings-article", "paper-conference"),
            Map.entry("posted-content", "article"),
            Map.entry("dissertation", "thesis"),
            Map.entry("monograph", "book"),
            Map.entry("book", "book"),
            Map.entry("edited-book", "book"),
            Map.entry("reference-book", "book"),
            Map.entry("proceedings", "book"),
            Map.entry("dataset", "dataset"),
            Map.entry("report", "report"));

    private static final List<String> CROSSREF_TEXTS =
            List.of("title", "volume", "issue", "publisher", "ISSN", "ISBN", "URL");

    @Inject
    Outside outside;

    /** @return empty when neither knows it; fails with 503 when one that may know it does not answer */
    Uni<Optional<ObjectNode>> find(Actor actor, Doi doi) {
        return outside.ask(actor, OutsideCall.to("crossref", "works", doi.value()))
                .map(answer -> answer.map(work -> crossref(work.path("message"), doi)))
                .flatMap(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : outside.ask(actor, OutsideCall.to("datacite", "dois", doi.value()))
                                .map(answer -> answer.map(
                                        work -> datacite(work.path("data").path("attributes"), doi))));
    }

    private static ObjectNode crossref(JsonNode work, Doi doi) {
        ObjectNode csl = JsonNodeFactory.instance
                .objectNode()
                .put("type", CROSSREF_TYPES.getOrDefault(work.path("type").asText(), "document"));
        CROSSREF_TEXTS.forEach(field -> Csl.text(work, field).ifPresent(text -> csl.put(field, text)));
        Csl.text(work, "container-title").ifPresent(title -> csl.put("container-title", title));
        Csl.text(work, "short-container-title").ifPresent(title -> csl.put("container-title-short", title));
        Csl.text(work, "page").or(() -> Csl.text(work, "article-number")).ifPresent(page -> csl.put("page", page));
        csl.set("author", work.path("author"));
        csl.set("editor", work.path("editor"));
        for (String date : List.of("published-print", "issued", "published-online")) {
            if (!csl.has("issued")) {
                issued(csl, work.path(date).path("date-parts").path(0).path(0));
            }
        }
        return csl.put("DOI", doi.value());
    }

    private static ObjectNode datacite(JsonNode work, Doi doi) {
        String type = work.path("types").path("citeproc").asText("");
        ObjectNode csl = JsonNodeFactory.instance.objectNode().put("type", type.isEmpty() ? "document" : type);
        Csl.text(work.path("titles").path(0), "title").ifPresent(title -> csl.put("title", title));
        JsonNode container = work.path("container");
        Csl.text(container, "title").ifPresent(title -> csl.put("container-title", title));
        Csl.text(container, "volume").ifPresent(volume -> csl.put("volume", volume));
        Csl.text(container, "issue").ifPresent(issue -> csl.put("issue", issue));
        Csl.text(container, "firstPage")
                .map(first -> first
                        + Csl.text(container, "lastPage")
                                .map(last -> "-" + last)
                                .orElse(""))
                .ifPresent(page -> csl.put("page", page));
        Csl.text(work, "publisher")
                .or(() -> Csl.text(work.path("publisher"), "name"))
                .ifPresent(publisher -> csl.put("publisher", publisher));
        Csl.text(work, "url").ifPresent(url -> csl.put("URL", url));
        ArrayNode authors = csl.putArray("author");
        work.path("creators").forEach(creator -> authors.add(person(creator)));
        issued(csl, work.path("publicationYear"));
        return csl.put("DOI", doi.value());
    }

    private static ObjectNode person(JsonNode creator) {
        ObjectNode name = JsonNodeFactory.instance.objectNode();
        Optional<String> family = Csl.text(creator, "familyName");
        if (family.isEmpty()) {
            return name.put("literal", Csl.text(creator, "name").orElse(""));
        }
        Csl.text(creator, "givenName").ifPresent(given -> name.put("given", given));
        return name.put("family", family.get());
    }

    private static void issued(ObjectNode csl, JsonNode year) {
        if (year.asText("").matches("\\d{4}")) {
            csl.putObject("issued").putArray("date-parts").addArray().add(year.asInt());
        }
    }
}
