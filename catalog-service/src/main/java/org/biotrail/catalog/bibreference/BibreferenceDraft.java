package org.biotrail.catalog.bibreference;

import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a caller says of a reference; with a DOI alone its registry says the rest. */
record BibreferenceDraft(
        @Schema(
                description = "one entry; all other fields are read from it",
                examples =
                        "@article{Aublet1775histoire, author = {Aublet, Jean}, title = {Histoire des plantes}, year = 1775}")
        Optional<String> bibtex,

        @Schema(
                description = "unique; the entry's own when absent, and made by rule where it has none",
                examples = "Aublet1775histoire")
        Optional<String> bibkey,

        @Schema(description = "doi: and addresses are understood", examples = "10.5962/bhl.title.48831")
        Optional<String> doi,

        Optional<String> notes) {}
