package org.biotrail.catalog.institution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.outside.OutsideCall;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/** The Research Organization Registry, version 2 of its API; its organizations in our words. */
@ApplicationScoped
class Ror {
    static final String REGISTRY = "ror";
    private static final int MOST = 20;

    @Inject
    Outside outside;

    @Inject
    ObjectMapper json;

    /** The organization of an id; empty when there is none. */
    Uni<Optional<ObjectNode>> organization(Actor actor, RorId id) {
        return outside.ask(actor, OutsideCall.to(REGISTRY, "v2", "organizations", id.value()))
                .map(answer -> answer.flatMap(this::institution));
    }

    /** Organizations that a text may mean, as the registry ranks them. */
    Uni<ArrayNode> search(Actor actor, String text) {
        return outside.ask(
                        actor, OutsideCall.to(REGISTRY, "v2", "organizations").with("query", text))
                .map(answer -> {
                    ArrayNode found = json.createArrayNode();
                    answer.map(all -> all.path("items")).stream()
                            .flatMap(Ror::elements)
                            .limit(MOST)
                            .map(this::institution)
                            .flatMap(Optional::stream)
                            .forEach(found::add);
                    return found;
                });
    }

    private Optional<ObjectNode> institution(JsonNode organization) {
        String name = name(organization, "ror_display")
                .or(() -> name(organization, "label"))
                .orElse("");
        Optional<RorId> id = id(organization.path("id").asText());
        if (name.isBlank() || id.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode institution = json.createObjectNode().put("name", shortened(name));
        name(organization, "acronym")
                .filter(acronym -> acronym.length() <= 30)
                .ifPresent(acronym -> institution.put("acronym", acronym));
        institution.put("status", status(organization.path("status").asText()));
        place(organization.path("locations").path(0).path("geonames_details"), institution);
        ArrayNode pages = institution.putArray("web_pages");
        elements(organization.path("links"))
                .filter(link -> link.path("type").asText().equals("website"))
                .map(link -> link.path("value").asText())
                .forEach(pages::add);
        ArrayNode domains = institution.putArray("domains");
        elements(organization.path("domains")).map(JsonNode::asText).forEach(domains::add);
        return Optional.of(institution.put("ror_id", id.get().value()));
    }

    private static Optional<RorId> id(String text) {
        try {
            return Optional.of(RorId.parse(text));
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    private static void place(JsonNode place, ObjectNode institution) {
        text(place, "name").ifPresent(city -> institution.put("city", shortened(city)));
        text(place, "country_subdivision_name").ifPresent(state -> institution.put("state", shortened(state)));
        text(place, "country_name").ifPresent(country -> institution.put("country", shortened(country)));
        text(place, "country_code").ifPresent(code -> institution.put("country_code", code));
        if (place.path("lat").isNumber() && place.path("lng").isNumber()) {
            institution.set("latitude", place.get("lat"));
            institution.set("longitude", place.get("lng"));
        }
    }

    private static String status(String word) {
        return switch (word) {
            case "inactive" -> "passive";
            case "withdrawn" -> "retired";
            default -> "active";
        };
    }

    private static Optional<String> name(JsonNode organization, String type) {
        return elements(organization.path("names"))
                .filter(name -> elements(name.path("types"))
                        .anyMatch(one -> one.asText().equals(type)))
                .map(name -> name.path("value").asText())
                .findFirst();
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field).asText("")).filter(text -> !text.isBlank() && !text.equals("null"));
    }

    private static String shortened(String text) {
        return text.length() > Institution.LONGEST ? text.substring(0, Institution.LONGEST) : text;
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
