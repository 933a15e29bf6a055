package org.biotrail.lab.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/** What a caller may say of a batch; {@code with_blank} makes its first blank along with it. */
record BatchDraft(
        @Nullable String code,
        @RefersTo("batch_type") @Nullable UUID batchTypeId,
        @RefersTo("project") @Nullable UUID projectId,
        @Nullable Boolean reserved,
        @Nullable String shortDescription,
        @Nullable String description,
        @Nullable String comments,
        @Nullable Instant preparedAt,
        @Nullable LocalDate expiresOn,
        @Nullable List<Lot> lots,
        @Nullable String status,
        @Nullable String statusReason,
        @Nullable String statusComment,
        @Nullable Boolean retired,
        @RefersTo("container") @Nullable String container,
        @Nullable String position,
        @Nullable Boolean withBlank) {

    /** One component of a batch. */
    record Lot(
            @Nullable String component,
            @Nullable String supplier,
            @Nullable String product,
            @Nullable String lotNumber,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate openedOn,
            @Nullable BigDecimal proportion) {}
}
