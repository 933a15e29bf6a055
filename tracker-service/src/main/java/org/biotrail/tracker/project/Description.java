package org.biotrail.tracker.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What can be said of a project besides its members. */
interface Description {
    Optional<String> code();

    Optional<String> name();

    Optional<String> title();

    Optional<String> description();

    Optional<String> details();

    Optional<String> policy();

    Optional<String> license();

    Optional<Boolean> listed();

    Optional<String> state();

    Optional<String> timeZone();

    Optional<List<String>> tags();

    Optional<List<UUID>> tagIds();

    Optional<JsonNode> reduDefaults();

    Optional<List<Funding>> fundingReferences();
}
