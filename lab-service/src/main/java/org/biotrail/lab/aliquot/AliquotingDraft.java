package org.biotrail.lab.aliquot;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/** How many aliquots are taken of an extract, and how: one item of {@code POST /aliquotings}. */
record AliquotingDraft(
        @RefersTo("extract") @Nullable UUID extract,
        @Nullable Integer count,
        @Nullable BigDecimal volume,
        @Nullable String volumeUnit,
        @RefersTo("batch") @Nullable UUID batchId,
        @Nullable BigDecimal dilutionFactor,
        @RefersTo("container_model") @Nullable UUID vesselModelId,
        @Nullable Instant preparedAt,
        @Nullable String overrideReason,
        @RefersTo("container") @Nullable String container,
        @Nullable String position) {

    /** One without {@code count} is one aliquot. */
    int howMany() {
        int many = Optional.ofNullable(count).orElse(1);
        if (many < 1 || many > 99) {
            throw Problem.rule("count", "out_of_range", "1 to 99 aliquots of an extract");
        }
        return many;
    }

    AliquotDraft one() {
        return new AliquotDraft(
                extract,
                volume,
                volumeUnit,
                batchId,
                dilutionFactor,
                vesselModelId,
                preparedAt,
                overrideReason,
                null,
                null,
                null,
                null,
                container,
                position);
    }
}
