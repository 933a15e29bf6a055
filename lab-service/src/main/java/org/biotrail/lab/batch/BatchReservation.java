package org.biotrail.lab.batch;

import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/**
 * So many codes of batches whose labels are printed in advance.
 *
 * @param count 1 to 1000
 * @param projectId whose form the codes have; null for shared ones
 * @param batchTypeId a reserved batch may still become one of another type
 */
record BatchReservation(
        @Nullable Integer count,
        @RefersTo("project") @Nullable UUID projectId,
        @RefersTo("batch_type") @Nullable UUID batchTypeId) {
    private static final int MOST = 1000;

    /** @throws Problem 422 {@code out_of_range} */
    int checkedCount() {
        return Optional.ofNullable(count)
                .filter(many -> many >= 1 && many <= MOST)
                .orElseThrow(() -> Problem.rule("count", "out_of_range", "1 to " + MOST + " codes"));
    }
}
