package org.biotrail.catalog.form;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a form. */
record FormDraft(
        @Schema(examples = "Leaves of trees", required = true)
        Optional<String> name,

        Optional<String> description,

        @Schema(description = "individual, voucher, location or taxon", examples = "individual", required = true)
        Optional<String> objectType,

        @Schema(description = "in their order", required = true) @Nullable
        List<Item> traits,

        @Schema(description = "chooses the objects (RSQL)", examples = "taxon==Ocotea")
        Optional<String> filter,

        Optional<String> notes) {

    /** One trait of a form, and whether it has to be filled in. */
    record Item(
            @RefersTo("trait") @Nullable UUID traitId,
            @Nullable Boolean mandatory) {}
}
