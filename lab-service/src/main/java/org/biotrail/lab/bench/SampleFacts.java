package org.biotrail.lab.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What the local copy knows of a field sample. */
public record SampleFacts(
        UUID id,
        String code,
        @Nullable UUID projectId,
        @Nullable UUID datasetId,
        @Nullable String stage,
        @Nullable String status,
        @Nullable Instant collectedAt,
        boolean locked) {

    /** The day on which it was collected: of a time of day, forms and benches have different notions. */
    public @Nullable Instant collectedDay() {
        return collectedAt == null ? null : collectedAt.truncatedTo(ChronoUnit.DAYS);
    }

    /** @throws Problem 409 {@code dataset_locked} */
    public void requireOpen() {
        if (locked) {
            throw lockedDataset("field_sample_id");
        }
    }

    /** 409: a locked dataset takes no write. */
    public static Problem lockedDataset(String field) {
        return Problem.conflict(field, "dataset_locked", "The dataset is locked");
    }

    public boolean isDried() {
        return "dried".equals(stage) || "consumed".equals(stage);
    }
}
