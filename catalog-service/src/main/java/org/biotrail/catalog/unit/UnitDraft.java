package org.biotrail.catalog.unit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a unit. */
record UnitDraft(
        @Schema(examples = "gram", required = true) Optional<String> name,

        @Schema(description = "as printed", examples = "g", required = true)
        Optional<String> symbol,

        @Schema(
                description = "case-sensitive code of the Unified Code for Units of Measure",
                examples = "g",
                required = true)
        Optional<String> ucumCode,

        @Schema(description = "from the UCUM code when absent", examples = "mass")
        Optional<String> quantityKind,

        @Schema(description = "that of the kind when absent; the first unit of a kind is a base")
        @RefersTo("unit")
        @Nullable
        UUID baseUnitId,

        @Schema(description = "to the base unit; computed from the UCUM code when absent", examples = "0.001")
        Optional<BigDecimal> multiplicationFactor,

        @Schema(description = "added after the factor", examples = "273.15")
        Optional<BigDecimal> conversionOffset,

        @Schema(description = "code in an older system") Optional<String> formerCode,

        @Schema(description = "texts by language") Optional<Map<String, Translation>> translations) {

    /** A unit's texts in one language. */
    record Translation(String name, Optional<String> description) {}
}
