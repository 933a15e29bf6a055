package org.biotrail.catalog.language;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of a language. */
record LanguageDraft(
        @Schema(description = "BCP 47", examples = "fr", required = true)
        Optional<String> code,

        @Schema(examples = "French", required = true) Optional<String> name,
        @Schema(examples = "français") Optional<String> nativeName,

        @Schema(description = "one language is; the new one takes its place")
        Optional<Boolean> isDefault) {}
