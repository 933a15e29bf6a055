package org.biotrail.lab.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.lab.bench.Rows;
import org.jspecify.annotations.Nullable;

/** One item of {@code POST /extractions}: a weighed extract, and how it is extracted. */
record ExtractionDraft(
        @RefersTo("extract") @Nullable UUID extract,
        @RefersTo("extraction_method") @Nullable UUID extractionMethodId,
        @RefersTo("batch") @Nullable UUID batchId,
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
        @Nullable String comments,
        @RefersTo("container") @Nullable String container,
        @Nullable String position) {

    /** The extract as it is, with what this says over it. */
    ExtractDraft over(Extract stored, Instant now) {
        ObjectNode merged = Rows.JSON.valueToTree(stored);
        ObjectNode said = Rows.JSON.valueToTree(this);
        said.remove(List.copyOf(said.properties()).stream()
                .filter(member -> member.getValue().isNull())
                .map(Map.Entry::getKey)
                .toList());
        said.remove("extract");
        merged.setAll(said);
        merged.put("stage", "extracted");
        if (merged.path("extracted_at").isNull()) {
            merged.put("extracted_at", now.toString());
        }
        return Rows.read(merged, ExtractDraft.class);
    }
}
