package org.biotrail.catalog.biocollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.outside.OutsideCall;
import org.biotrail.kit.access.Actor;

/** Index Herbariorum: the herbaria of the world by their acronyms. */
@ApplicationScoped
class IndexHerbariorum {
    static final String REGISTRY = "index-herbariorum";
    private static final int LONGEST_NAME = 200;

    @Inject
    Outside outside;

    /** The herbaria of exactly this acronym, in our words; more than one are none of them. */
    Uni<List<ObjectNode>> find(Actor actor, String acronym) {
        return outside.ask(
                        actor,
                        OutsideCall.to(REGISTRY, "api", "v1", "institutions", "search")
                                .with("code", acronym))
                .map(answer -> answer.stream()
                        .flatMap(
                                found -> StreamSupport.stream(found.path("data").spliterator(), false))
                        .filter(herbarium -> herbarium.path("code").asText().equalsIgnoreCase(acronym))
                        .map(IndexHerbariorum::biocollection)
                        .toList());
    }

    private static ObjectNode biocollection(JsonNode herbarium) {
        ObjectNode found = JsonNodeFactory.instance
                .objectNode()
                .put("acronym", herbarium.path("code").asText());
        text(herbarium, "organization").ifPresent(name -> found.put("name", name));
        if (herbarium.path("irn").asInt(0) > 0) {
            found.put("irn", herbarium.path("irn").asInt());
        }
        text(herbarium.path("contact"), "webUrl")
                .filter(url -> url.matches("https?://[^\\s/?#]+\\S{0,1900}"))
                .ifPresent(url -> found.put("url", url));
        return found;
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText("").strip())
                .filter(text -> !text.isEmpty() && !text.equals("null"))
                .map(text -> text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text);
    }
}
