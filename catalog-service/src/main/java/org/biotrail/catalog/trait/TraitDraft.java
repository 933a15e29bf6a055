package org.biotrail.catalog.trait;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.catalog.translation.Translation;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a trait; {@code name} and {@code description} are understood beside it. */
record TraitDraft(
        @Schema(description = "unique, never translated", examples = "leaf_length", required = true) @Nullable
        String exportName,

        @Schema(description = "word or code", examples = "quantitative_real", required = true) @Nullable
        TraitType type,

        @Schema(description = "individual, voucher, location, taxon", examples = "[\"individual\", \"voucher\"]")
        @Nullable
        List<String> objects,

        @Schema(description = "a name and a definition in at least one language") @Nullable
        Map<String, Translation> translations,

        @Schema(description = "of the values", examples = "cm") @RefersTo("unit") @Nullable
        UUID unit,

        @Nullable BigDecimal rangeMin,
        @Nullable BigDecimal rangeMax,

        @Schema(description = "numbers in a spectrum") @Nullable
        Integer valueLength,

        @Schema(description = "taxon or voucher") @Nullable String linkType,

        @Schema(description = "where it is defined") @RefersTo("bibreference") @Nullable
        UUID bibreferenceId,

        @Schema(description = "of categorical and ordinal traits") @Nullable
        List<CategoryDraft> categories) {

    /** What a caller says of a category; one without id is the one of its rank, or a new one. */
    record CategoryDraft(
            @Nullable UUID id,
            @Nullable Integer rank,
            @Nullable Map<String, Translation> translations,
            @RefersTo("bibreference") @Nullable UUID bibreferenceId) {}
}
