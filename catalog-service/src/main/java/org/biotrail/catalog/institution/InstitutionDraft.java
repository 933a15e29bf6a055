package org.biotrail.catalog.institution;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of an institution; with a ROR id alone the registry says the rest. */
record InstitutionDraft(
        @Schema(examples = "Instituto Nacional de Pesquisas da Amazônia")
        Optional<String> name,

        @Schema(examples = "INPA") Optional<String> acronym,

        @Schema(description = "active, passive or retired", examples = "active")
        Optional<String> status,

        @Schema(examples = "Manaus") Optional<String> city,
        @Schema(examples = "Amazonas") Optional<String> state,

        @Schema(description = "matched to ISO 3166 where there is no code", examples = "Brazil")
        Optional<String> country,

        @Schema(description = "ISO 3166-1, two letters", examples = "BR")
        Optional<String> countryCode,

        @Schema(examples = "[\"https://www.gov.br/inpa\"]") Optional<List<String>> webPages,
        @Schema(examples = "[\"inpa.gov.br\"]") Optional<List<String>> domains,

        @Schema(description = "Research Organization Registry; its address is understood", examples = "01xe86309")
        Optional<String> rorId,

        @Schema(examples = "-3.1", description = "degrees, WGS 84")
        Optional<BigDecimal> latitude,

        @Schema(examples = "-60.0", description = "degrees, WGS 84")
        Optional<BigDecimal> longitude,

        @Schema(description = "code in an older system") Optional<String> formerCode,

        Optional<String> notes) {}
