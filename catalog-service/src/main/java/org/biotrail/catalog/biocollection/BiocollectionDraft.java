package org.biotrail.catalog.biocollection;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a biocollection; with an acronym alone Index Herbariorum says the rest. */
record BiocollectionDraft(
        @Schema(description = "kept in upper case", examples = "INPA", required = true)
        Optional<String> acronym,

        @Schema(examples = "Herbário do Instituto Nacional de Pesquisas da Amazônia")
        Optional<String> name,

        @Schema(description = "number in Index Herbariorum", examples = "124921")
        Optional<Integer> irn,

        @RefersTo("institution") @Nullable UUID institutionId,
        Optional<String> url,
        Optional<String> notes,

        @Schema(description = "run by the system; set by super admins")
        Optional<Boolean> managed,

        @Nullable List<MemberDraft> members) {

    /** A user, and what it may do with the vouchers. */
    record MemberDraft(
            @RefersTo("user") @Nullable String userId,

            @Schema(description = "administrator, collaborator or viewer") @Nullable
            String role) {}
}
