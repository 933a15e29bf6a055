package org.biotrail.sampling.fieldsample;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.biotrail.sampling.access.FieldAccess;
import org.biotrail.sampling.access.FieldAccess.Wish;
import org.biotrail.sampling.label.ClaimedLabel;

/** Single writes of field samples, within the transaction at hand. */
@ApplicationScoped
class FieldSampleWrites {

    Uni<FieldSample> create(FieldSampleDraft draft, Write write) {
        String code = draft.code();
        if (code == null || code.isBlank()) {
            throw Problem.rule("code", "required", "Which label does the sample bear?");
        }
        return ClaimedLabel.claim("code", code)
                .call(label -> FieldAccess.require(Wish.WRITE, write.actor(), draft.datasetId(), label.projectId()))
                .flatMap(label ->
                        FieldSample.of(label.code(), draft, Instant.now()).<FieldSample>persist());
    }

    Uni<FieldSample> change(String id, FieldSampleDraft draft, Optional<String> comment, Write write) {
        return FieldSample.<FieldSample>findById(UUID.fromString(id))
                .call(sample -> requireBoth(sample, draft, write.actor()))
                .invoke(sample -> sample.apply(draft, comment, write.actor(), Instant.now()));
    }

    Uni<Boolean> delete(String id, Actor actor) {
        return FieldSample.<FieldSample>findById(UUID.fromString(id))
                .call(sample -> projectOf(sample)
                        .flatMap(project -> FieldAccess.require(Wish.DELETE, actor, sample.datasetId, project)))
                .chain(() -> FieldSample.deleteById(UUID.fromString(id)));
    }

    /** Moving between datasets is delete in the old one and write in the new. */
    private static Uni<Void> requireBoth(FieldSample sample, FieldSampleDraft draft, Actor actor) {
        boolean moves = !Objects.equals(sample.datasetId, draft.datasetId());
        return projectOf(sample)
                .call(project -> FieldAccess.require(
                        moves && sample.datasetId != null ? Wish.DELETE : Wish.WRITE, actor, sample.datasetId, project))
                .flatMap(project -> moves && draft.datasetId() != null
                        ? FieldAccess.require(Wish.WRITE, actor, draft.datasetId(), project)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<UUID> projectOf(FieldSample sample) {
        return Sql.text("select cast(project_id as text) from field_sample where id = ?1", sample.id)
                .map(project -> UUID.fromString(project.orElseThrow()));
    }
}
