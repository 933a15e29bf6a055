package org.biotrail.catalog.institution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.text.Wording;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/** What is done with institutions. */
@ApplicationScoped
class Institutions {
    @Inject
    Ror ror;

    @Inject
    ObjectMapper json;

    /**
     * A body with what the registry knows of its ROR id, where it has no name; what the caller says goes before.
     *
     * @return fails with 422 {@code unknown_ror_id}, or with 503 when the registry does not answer
     */
    Uni<ObjectNode> completed(Actor actor, ObjectNode body) {
        boolean alone = body.path("ror_id").isTextual() && !body.hasNonNull("name");
        if (!alone) {
            return Uni.createFrom().item(body);
        }
        RorId id = RorId.parse(body.get("ror_id").textValue());
        return ror.organization(actor, id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .map(found -> (ObjectNode) found.setAll(body));
    }

    /** What the registry knows of an id, or of a text; writes nothing. */
    Uni<JsonNode> lookup(Actor actor, Optional<String> rorId, Optional<String> text) {
        if (rorId.isPresent()) {
            return ror.organization(actor, RorId.parse(rorId.get())).map(found -> {
                ObjectNode answer = json.createObjectNode();
                found.ifPresent(answer.putArray("data")::add);
                return answer;
            });
        }
        return ror.search(actor, Wording.required("q", text.orElse(null), Institution.LONGEST))
                .map(found -> json.createObjectNode().set("data", found));
    }

    Uni<Void> remove(UUID id) {
        return Usage.requireNone("institution", id)
                .chain(() -> Institution.<Institution>findById(id))
                .chain(Institution::delete);
    }

    private static Problem unknown(RorId id) {
        return Problem.rule("ror_id", "unknown_ror_id", "The registry knows no organization " + id);
    }
}
