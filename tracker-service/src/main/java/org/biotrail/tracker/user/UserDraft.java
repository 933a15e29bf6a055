package org.biotrail.tracker.user;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user as others make and change one. */
record UserDraft(
        @Schema(implementation = UUID.class, description = "from a former database, by data managers")
        Optional<String> id,

        @Schema(examples = "Ana Silva") Optional<String> name,
        @Schema(examples = "ana@example.org") Optional<String> email,

        @Schema(enumeration = {"person", "facility", "organisation"})
        Optional<String> kind,

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
        Optional<String> language,
        Optional<List<String>> authIds,
        Optional<List<String>> permissions,

        @Schema(enumeration = {"registered", "full_user", "super_admin"})
        Optional<String> accessLevel,

        @Schema(description = "who gets what a demoted user leaves without administrator") @RefersTo("user") @Nullable
        String transferTo)
        implements Profile {}
