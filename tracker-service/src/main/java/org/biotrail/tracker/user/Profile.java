package org.biotrail.tracker.user;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a user says of themself. */
interface Profile {
    Optional<String> name();

    Optional<String> affiliation();

    @Nullable
    UUID institutionId();

    Optional<String> contact();

    Optional<String> emailPublic();

    Optional<String> orcid();

    Optional<String> url();

    @Nullable
    UUID personId();

    @Nullable
    UUID defaultProjectId();

    @Nullable
    UUID defaultDatasetId();

    Optional<String> language();
}
