package org.biotrail.lab.aliquot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller may say of an aliquot. */
record AliquotDraft(
        @RefersTo("extract") @Nullable UUID extractId,
        @Nullable BigDecimal volume,
        @Nullable String volumeUnit,
        @RefersTo("batch") @Nullable UUID batchId,
        @Nullable BigDecimal dilutionFactor,
        @RefersTo("container_model") @Nullable UUID vesselModelId,
        @Nullable Instant preparedAt,
        @Nullable String overrideReason,

        @Schema(enumeration = {"ok", "suspect", "not_ok"}) @Nullable
        String status,

        @Nullable String statusReason,
        @Nullable String statusComment,
        @Nullable String comments,
        @RefersTo("container") @Nullable String container,
        @Nullable String position) {}
