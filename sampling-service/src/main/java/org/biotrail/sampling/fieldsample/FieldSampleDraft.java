package org.biotrail.sampling.fieldsample;

import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a field sample that a caller may write.
 *
 * @param stage by default {@code received}
 * @param status many at once are signalled instead
 */
record FieldSampleDraft(
        @Nullable String code,
        @RefersTo("dataset") @Nullable UUID datasetId,
        @Nullable Boolean isMixed,

        @Schema(enumeration = {"collected", "received", "dried", "consumed"}) @Nullable
        String stage,

        @Schema(
                enumeration = {
                    "ok",
                    "suspect",
                    "not_ok",
                    "contaminated",
                    "mouldy",
                    "empty",
                    "lost",
                    "broken",
                    "discarded"
                })
        @Nullable
        String status,

        @Nullable String statusReason,
        @Nullable String notes) {}
