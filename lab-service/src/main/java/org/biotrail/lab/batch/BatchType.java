package org.biotrail.lab.batch;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Set;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a batch is for ({@code spec/lab.md} §4). */
@Entity
@Table(name = "batch_type")
public class BatchType extends RecordedEntity {
    private static final Set<String> STAGES = Set.of("drying", "extraction", "aliquoting", "ms");

    public String code;
    public String name;
    public String usedFor;
    public @Nullable String description;

    /** What a caller may say of a batch type. */
    public record Draft(
            @Nullable String code,
            @Nullable String name,

            @Schema(enumeration = {"drying", "extraction", "aliquoting", "ms"}) @Nullable
            String usedFor,

            @Nullable String description) {}

    protected BatchType() {}

    BatchType(Draft draft) {
        apply(draft);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        String given = draft.code() == null ? "" : draft.code().strip();
        new Violations()
                .require(!given.isEmpty(), "code", "required", "A batch type has a code")
                .require(
                        draft.usedFor() != null && STAGES.contains(draft.usedFor()),
                        "used_for",
                        "unknown_stage",
                        "drying, extraction, aliquoting or ms")
                .throwIfAny();
        code = given;
        name = draft.name() == null || draft.name().isBlank()
                ? given
                : draft.name().strip();
        usedFor = String.valueOf(draft.usedFor());
        description = draft.description();
    }
}
