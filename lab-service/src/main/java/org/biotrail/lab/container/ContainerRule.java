package org.biotrail.lab.container;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What may stand in containers of a model: containers of another model, or a kind of thing. */
@Entity
@Table(name = "container_rule")
public class ContainerRule extends RecordedEntity {
    private static final Set<String> THINGS = Set.of("field_sample", "extract", "aliquot", "batch");

    public UUID parentModelId;
    public @Nullable UUID childModelId;
    public @Nullable String childThing;

    /** What a caller may say of a rule. */
    public record Draft(
            @RefersTo("container_model") @Nullable UUID parentModelId,
            @RefersTo("container_model") @Nullable UUID childModelId,

            @Schema(enumeration = {"field_sample", "extract", "aliquot", "batch"}) @Nullable
            String childThing) {}

    protected ContainerRule() {}

    ContainerRule(Draft draft) {
        apply(draft);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        new Violations()
                .require(draft.parentModelId() != null, "parent_model_id", "required", "A rule is of a model")
                .require(
                        (draft.childModelId() == null) != (draft.childThing() == null),
                        "child_model_id",
                        "one_child",
                        "A rule names either a model or a kind of thing")
                .require(
                        draft.childThing() == null || THINGS.contains(draft.childThing()),
                        "child_thing",
                        "unknown_type",
                        "field_sample, extract, aliquot or batch")
                .throwIfAny();
        if (draft.parentModelId() != null) {
            parentModelId = draft.parentModelId();
        }
        childModelId = draft.childModelId();
        childThing = draft.childThing();
    }
}
