package org.biotrail.lab.container;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller may say of a container; {@code container} and {@code position} are where it stands itself. */
record ContainerDraft(
        @Nullable String code,
        @RefersTo("container_model") @Nullable UUID containerModelId,
        @Nullable String name,
        @Nullable Boolean reserved,
        @RefersTo("institution") @Nullable UUID institutionId,
        @RefersTo("location") @Nullable UUID locationId,
        @Nullable Map<String, Object> address,
        @Nullable BigDecimal storageTemperature,

        @Schema(enumeration = {"ok", "suspect", "not_ok"}) @Nullable
        String status,

        @Nullable String statusReason,
        @Nullable String statusComment,
        @Nullable Boolean retired,
        @Nullable String comments,
        @RefersTo("container") @Nullable String container,
        @Nullable String position) {

    /** A label that is printed, of a container not in use yet. */
    static final ContainerDraft RESERVED = new ContainerDraft(
            null, null, null, true, null, null, null, null, null, null, null, null, null, null, null);
}
