package org.biotrail.lab.extract;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller may say of an extract; {@code container} and {@code position} place it in the same transaction. */
record ExtractDraft(
        @Schema(enumeration = {"sample", "blank", "qc"}) @Nullable
        String kind,

        @Schema(
                enumeration = {
                    "extraction",
                    "solvent",
                    "media",
                    "field",
                    "pooled",
                    "reference_material",
                    "standard_mix",
                    "system_suitability"
                })
        @Nullable
        String controlKind,

        @RefersTo("field_sample") @Nullable UUID fieldSampleId,
        @RefersTo("extract") @Nullable List<UUID> pooledFrom,
        @RefersTo("batch") @Nullable UUID batchId,
        @RefersTo("dataset") @Nullable UUID datasetId,
        @RefersTo("project") @Nullable UUID projectId,

        @Schema(enumeration = {"planned", "weighed", "extracted"}) @Nullable
        String stage,

        @RefersTo("extraction_method") @Nullable UUID extractionMethodId,
        @Nullable BigDecimal driedWeight,
        @Nullable String driedWeightUnit,
        @Nullable BigDecimal solventVolume,
        @Nullable String solventVolumeUnit,
        @Nullable BigDecimal extractVolume,
        @Nullable String extractVolumeUnit,
        @Nullable Integer beads,
        @RefersTo("container_model") @Nullable UUID vesselModelId,
        @Nullable Instant extractedAt,
        @Nullable String operatorId,

        @Schema(enumeration = {"ok", "suspect", "not_ok"}) @Nullable
        String status,

        @Nullable String statusReason,
        @Nullable String statusComment,
        @Nullable String comments,
        @RefersTo("container") @Nullable String container,
        @Nullable String position) {

    /** The planned extraction blank of a batch. */
    static ExtractDraft blankOf(UUID batch) {
        return new ExtractDraft(
                "blank",
                "extraction",
                null,
                null,
                batch,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    String kindOrSample() {
        return kind == null ? "sample" : kind;
    }
}
