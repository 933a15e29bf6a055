package org.biotrail.lab.bench;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the local copy knows of a field sample. */
public record SampleFacts(
        UUID id,
        String code,
        @Nullable UUID projectId,
        @Nullable UUID datasetId,
        @Nullable String stage,
        @Nullable String status) {

    public boolean isDried() {
        return "dried".equals(stage) || "consumed".equals(stage);
    }
}
