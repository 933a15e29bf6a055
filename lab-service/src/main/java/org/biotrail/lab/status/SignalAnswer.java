package org.biotrail.lab.status;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a signal reached.
 *
 * @param changed how many things
 * @param forwarded {@code pending} when samples are among them, whose owner hears of it by event
 * @param revokes the signal that this took back
 */
record SignalAnswer(
        UUID signalId,
        @Nullable UUID revokes,
        int changed,
        @Nullable Integer skipped,
        @Nullable String forwarded,
        List<Reached> data) {

    /** One thing; {@code skipped} says why it stayed as it was. */
    record Reached(
            String type, UUID id, String code, @Nullable String skipped) {}
}
