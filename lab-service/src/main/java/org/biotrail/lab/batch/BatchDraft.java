package org.biotrail.lab.batch;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

        @Schema(enumeration = {"ok", "suspect", "not_ok"}) @Nullable
        String status,

        @Nullable String statusReason,
        @Nullable String statusComment,
        @Nullable Boolean retired,
        @RefersTo("container") @Nullable String container,
        @Nullable String position,
        @Nullable Boolean withBlank) {

    /** A label that is printed, of a batch not in use yet. */
    static BatchDraft reserved(@Nullable UUID project, @Nullable UUID type) {
        return new BatchDraft(
                null, type, project, true, null, null, null, null, null, null, null, null, null, null, null, null,
                null);
    }

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
