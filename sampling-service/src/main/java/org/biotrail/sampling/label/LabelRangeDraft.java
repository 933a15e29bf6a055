package org.biotrail.sampling.label;

import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/**
 * A request for labels.
 *
 * @param projectCode a known project that is active
 * @param count 1 to 10,000
 * @param firstNumber adopts labels that were printed elsewhere before
 * @param holderId who has them; by default who asks
 * @param qfieldProject the campaign or garden they are for
 */
record LabelRangeDraft(
        @Nullable String projectCode,
        @Nullable Integer count,
        @Nullable Integer firstNumber,
        @RefersTo("user") @Nullable String holderId,
        @Nullable String qfieldProject,
        @Nullable String comment) {
    private static final int MOST = 10_000;

    /** @throws Problem 422 {@code count_out_of_range}, {@code number_out_of_range} or {@code label_range_exhausted} */
    int checkedCount() {
        Violations violations = new Violations();
        int wanted = count == null ? 0 : count;
        violations.require(
                wanted >= 1 && wanted <= MOST, "count", "count_out_of_range", "Between 1 and 10,000 labels at once");
        if (firstNumber != null) {
            violations.require(
                    firstNumber >= 1 && firstNumber <= LabelCode.LAST_NUMBER,
                    "first_number",
                    "number_out_of_range",
                    "Numbers go from 1 to 999999");
        }
        violations.throwIfAny();
        if (firstNumber != null && firstNumber + wanted - 1 > LabelCode.LAST_NUMBER) {
            throw exhausted(LabelCode.LAST_NUMBER - firstNumber + 1);
        }
        return wanted;
    }

    /** 422: six digits hold no more. */
    static Problem exhausted(int left) {
        return Problem.rule("count", "label_range_exhausted", "Only " + left + " numbers are left")
                .with("left", left);
    }
}
