package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What can be said of a dataset besides its order and its members. */
interface Contents {
    @Nullable
    UUID projectId();

    Optional<String> name();

    Optional<String> title();

    Optional<String> description();

    Optional<String> metadata();

    Optional<String> policy();

    Optional<String> license();

    Optional<String> privacy();

    @Nullable
    LocalDate embargoUntil();

    Optional<Boolean> listed();

    Optional<Boolean> locked();

    Optional<List<Creator>> creators();

    Optional<List<Citation>> references();

    Optional<List<String>> tags();

    Optional<List<UUID>> tagIds();

    Optional<JsonNode> properties();

    Optional<List<Identifier>> identifiers();

    Optional<List<RelatedIdentifier>> relatedIdentifiers();
}
