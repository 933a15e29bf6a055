package org.biotrail.lab.container;

import java.time.Instant;
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
        @Nullable Instant expectedBack) {}
