package org.biotrail.lab.analysis;

import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Flags of many analyses at once, all or none.
 *
 * @param converted made mzML
 * @param processed taken into data treatment
 */
record AnalysisFlags(
        @Nullable List<String> filenames,
        @Nullable Boolean converted,
        @Nullable Boolean processed) {

    /** @throws Problem 422 {@code required} without file names */
    AnalysisFlags checked() {
        if (filenames == null || filenames.isEmpty()) {
            throw Problem.rule("filenames", "required", "Of which files?");
        }
        return this;
    }

    /** How many analyses have these flags now. */
    record Changed(int changed) {}
}
