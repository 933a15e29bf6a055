package org.biotrail.lab.scan;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code is.
 *
 * @param matchedBy {@code code}, {@code alias} or {@code tmp}
 * @param project the project's code
 * @param children how many things are made of it or stand in it
 * @param actions that are allowed now
 */
record Scanned(
        String type,
        UUID id,
        String code,
        String matchedBy,
        String status,
        @Nullable String statusReason,
        boolean usable,
        @Nullable String stage,
        @Nullable UUID projectId,
        @Nullable String project,
        @Nullable Place place,
        List<Parent> parents,
        int children,
        List<String> actions) {

    /** Where it stands. */
    record Place(
            String container,
            @Nullable String position,
            String pathText,
            @Nullable Instant checkedOutAt) {}

    /** What it was made of or with. */
    record Parent(String type, UUID id, String code, String relation) {}
}
