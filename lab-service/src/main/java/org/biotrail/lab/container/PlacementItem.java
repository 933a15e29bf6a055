package org.biotrail.lab.container;

import java.time.Instant;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is placed, taken out, checked out or checked in.
 *
 * @param code of the thing
 * @param position null for the next free one, {@code unknown} for membership only
 * @param move whether what stands somewhere already may leave it
 * @param at when; now by default
 * @param thawed at a check-in; else told by temperature and time
 */
record PlacementItem(
        @Nullable String code,
        @Nullable String container,
        @Nullable String position,
        @Nullable Boolean move,
        @Nullable Instant at,
        @Nullable String reason,
        @Nullable Boolean thawed,
        @Nullable Instant expectedBack) {

    /** @throws Problem 422 {@code date_order} for what lies ahead */
    Instant at(int number, Instant now) {
        Instant when = Optional.ofNullable(at).orElse(now);
        if (when.isAfter(now.plusSeconds(300))) {
            throw Problem.rule("items[" + number + "].at", "date_order", "That lies in the future");
        }
        return when;
    }
}
