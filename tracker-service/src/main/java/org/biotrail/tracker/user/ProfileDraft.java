package org.biotrail.tracker.user;

import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What users change of themselves. */
record ProfileDraft(
        @Schema(examples = "Ana Silva") Optional<String> name,
        Optional<String> affiliation,
        @RefersTo("institution") @Nullable UUID institutionId,

        @Schema(description = "shown to the public; falls back to email_public")
        Optional<String> contact,

        Optional<String> emailPublic,
        @Schema(examples = "0000-0002-1694-233X") Optional<String> orcid,
        Optional<String> url,
        @RefersTo("person") @Nullable UUID personId,
        @RefersTo("project") @Nullable UUID defaultProjectId,
        @RefersTo("dataset") @Nullable UUID defaultDatasetId,
        Optional<String> language)
        implements Profile {}
