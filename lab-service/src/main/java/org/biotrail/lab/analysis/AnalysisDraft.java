package org.biotrail.lab.analysis;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller may say of an analysis; {@code kind} and {@code control_kind} only where no parent says them. */
record AnalysisDraft(
        @Nullable String filename,
        @Nullable String kind,
        @Nullable String controlKind,
        @RefersTo("aliquot") @Nullable UUID aliquotId,
        @RefersTo("extract") @Nullable UUID extractId,
        @RefersTo("batch") @Nullable UUID batchId,
        @Nullable BigDecimal injectionVolume,
        @Nullable String injectionVolumeUnit,
        @RefersTo("injection_method") @Nullable UUID injectionMethodId,
        @RefersTo("mass_spectrometer") @Nullable UUID massSpectrometerId,
        @RefersTo("batch") @Nullable UUID msBatchId,

        @Schema(enumeration = {"positive", "negative", "alternating"}) @Nullable
        String polarity,

        @Nullable String position,

        @Schema(enumeration = {"planned", "acquired", "failed"}) @Nullable
        String state,

        @Nullable Instant acquiredAt,
        @Nullable String operatorInitials,
        @Nullable Boolean converted,
        @Nullable Boolean processed,
        @Nullable String rawSha1,
        @Nullable String massiveId,

        @Schema(enumeration = {"ok", "suspect", "not_ok"}) @Nullable
        String status,

        @Nullable String statusReason,
        @Nullable String statusComment,
        @Nullable String comments) {}
