package org.biotrail.catalog.person;

import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of a person. */
record PersonDraft(
        @Schema(description = "as the person writes it", examples = "Maria Aparecida da Silva", required = true)
        Optional<String> fullName,

        @Schema(description = "on labels and in lists, unique; suggested when absent", examples = "SILVA, M. A. da")
        Optional<String> abbreviation,

        @Schema(description = "shown to full users only") Optional<String> email,

        @Schema(examples = "0000-0002-1825-0097") Optional<String> orcid,

        @Schema(description = "where the person works") @RefersTo("institution") @Nullable
        UUID institutionId,

        @Schema(description = "the same in words, where it is not known here")
        Optional<String> institution,

        @Schema(description = "the collection where the person works as specialist")
        @RefersTo("biocollection")
        @Nullable
        UUID biocollectionId,

        @Schema(description = "login at iNaturalist") Optional<String> inatLogin,

        @Schema(description = "shown to full users only") Optional<String> notes) {}
