package org.biotrail.sampling.fieldsample;

import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/**
 * The thing in the tube, which links the field and the lab. Its record, taxon and project are the database's to derive
 * from the code.
 */
@Entity
class FieldSample extends RecordedEntity {
    private static final int LONGEST_TEXT = 10_000;

    String code;

    @Nullable
    UUID datasetId;

    boolean isMixed;
    String stage = SampleStage.RECEIVED.word();
    String status = SampleStatus.OK.word();

    @Nullable
    String statusReason;

    String statusScope = "self";

    @Nullable
    UUID signalId;

    @Nullable
    UUID revokes;

    @Nullable
    Instant statusAt;

    @Nullable
    String notes;

    protected FieldSample() {}

    /**
     * A new sample under a label that was claimed for it.
     *
     * @throws Problem 422 {@code transition_not_allowed}, {@code reason_required}
     */
    static FieldSample of(String code, FieldSampleDraft draft, Instant now) {
        FieldSample made = new FieldSample();
        made.code = code;
        made.stage = Optional.ofNullable(draft.stage())
                .map(text -> SampleStage.parse(text).requireByHand().word())
                .orElse(made.stage);
        made.takeRest(draft, now);
        return made;
    }

    /**
     * Takes over a change, if it holds to the rules.
     *
     * @throws Problem 422 {@code immutable}, {@code stage_backwards}, {@code transition_not_allowed}, {@code
     *     reason_required}
     */
    void apply(FieldSampleDraft draft, Optional<String> comment, Actor actor, Instant now) {
        if (!code.equals(draft.code())) {
            throw Problem.rule("code", "immutable", "A sample keeps its code");
        }
        SampleStage wanted = draft.stage() == null ? SampleStage.RECEIVED : SampleStage.parse(draft.stage());
        SampleStage.parse(stage)
                .requireMayBecome(
                        wanted, comment, actor.kind() == Actor.Kind.SYSTEM, actor.has(Permission.DATA_MANAGEMENT));
        stage = wanted.word();
        takeRest(draft, now);
    }

    private void takeRest(FieldSampleDraft draft, Instant now) {
        SampleStatus wanted = draft.status() == null ? SampleStatus.OK : SampleStatus.parse(draft.status());
        Optional<String> reason =
                Optional.ofNullable(draft.statusReason()).map(String::strip).filter(text -> !text.isEmpty());
        Violations violations = new Violations();
        violations.collect("status_reason", () -> wanted.requireReason("status_reason", reason));
        violations.require(
                draft.notes() == null || draft.notes().length() <= LONGEST_TEXT,
                "notes",
                "too_long",
                "At most 10,000 characters");
        violations.throwIfAny();
        if (!wanted.word().equals(status) || !Objects.equals(reason.orElse(null), statusReason)) {
            status = wanted.word();
            statusReason = reason.orElse(null);
            statusScope = "self";
            signalId = null;
            revokes = null;
            statusAt = now;
        }
        datasetId = draft.datasetId();
        isMixed = draft.isMixed() != null && draft.isMixed();
        notes = draft.notes();
    }
}
