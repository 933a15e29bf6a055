package org.biotrail.catalog.biocollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.text.Wording;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/** What is done with biocollections, and who may do it. */
@ApplicationScoped
class Biocollections {
    @Inject
    IndexHerbariorum herbaria;

    @Inject
    Outside outside;

    @Inject
    ObjectMapper json;

    /** A body with what Index Herbariorum knows of its acronym, where it has no name and exactly one herbarium has it. */
    Uni<ObjectNode> completed(Actor actor, ObjectNode body) {
        boolean alone = body.path("acronym").isTextual() && !body.hasNonNull("name");
        if (!alone || !outside.isOn(IndexHerbariorum.REGISTRY)) {
            return Uni.createFrom().item(body);
        }
        String acronym = Wording.required("acronym", body.get("acronym").textValue(), Biocollection.LONGEST_ACRONYM);
        return herbaria.find(actor, acronym).map(found -> found.size() == 1 ? filled(found.get(0), body) : body);
    }

    private static ObjectNode filled(ObjectNode found, ObjectNode body) {
        ObjectNode whole = found.deepCopy();
        whole.setAll(body);
        return whole;
    }

    Uni<JsonNode> lookup(Actor actor, String acronym) {
        return herbaria.find(actor, acronym).map(found -> {
            ArrayNode data = json.createArrayNode();
            found.forEach(data::add);
            return json.createObjectNode().set("data", data);
        });
    }

    Uni<Biocollection> make(BiocollectionDraft draft, Actor actor) {
        requireMayManage(draft.managed().orElse(false), actor);
        return new Biocollection().apply(draft).persist();
    }

    Uni<Biocollection> change(UUID id, BiocollectionDraft draft, Actor actor) {
        return editable(id, actor).invoke(stored -> {
            requireMayManage(draft.managed().orElse(false) != stored.managed, actor);
            stored.apply(draft);
        });
    }

    Uni<Void> remove(UUID id, Actor actor) {
        return editable(id, actor)
                .invoke(stored -> {
                    if (stored.managed) {
                        throw Problem.conflict("managed", "managed", "A managed biocollection is not removed");
                    }
                })
                .call(() -> Usage.requireNone("biocollection", id))
                .chain(Biocollection::delete);
    }

    static void requireMayManage(boolean changes, Actor actor) {
        if (changes && !actor.isSuperAdmin()) {
            throw Problem.forbidden("managed", "A super admin says which biocollections are managed");
        }
    }

    static boolean mayEdit(String createdBy, List<Member> members, Actor actor) {
        return actor.isSuperAdmin()
                || createdBy.equals(actor.id())
                || members.contains(new Member(actor.id(), Biocollection.ADMINISTRATOR));
    }

    private static Uni<Biocollection> editable(UUID id, Actor actor) {
        return Biocollection.<Biocollection>findById(id).invoke(stored -> {
            if (!mayEdit(stored.createdBy, stored.members, actor)) {
                throw Problem.forbidden(
                        "not_the_creator",
                        "A biocollection is edited by who entered it, by its administrators, or by a super admin");
            }
        });
    }
}
