package org.biotrail.lab.extract;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biotrail.kit.problem.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Times of one material in the order of the work: dried ≤ weighed ≤ extracted ≤ prepared ≤ acquired, where both are
 * known, and none later than five minutes from now ({@code spec/lab.md} §5.4).
 */
public final class StageOrder {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private record Step(String field, Instant at) {}

    private final Instant now;
    private final List<Step> steps = new ArrayList<>();

    public StageOrder(Instant now) {
        this.now = now;
    }

    /** Adds the next step; an unknown time is passed over. */
    public StageOrder then(String field, @Nullable Instant at) {
        if (at != null) {
            steps.add(new Step(field, at));
        }
        return this;
    }

    /** Adds {@code date_order} for every step that comes before the one it follows, or lies in the future. */
    public void check(Violations violations) {
        Optional<Step> before = Optional.empty();
        for (Step step : steps) {
            before.filter(earlier -> earlier.at.isAfter(step.at))
                    .ifPresent(earlier ->
                            violations.add(step.field, "date_order", step.field + " lies before " + earlier.field));
            violations.require(
                    !step.at.isAfter(now.plus(AHEAD)), step.field, "date_order", step.field + " lies in the future");
            before = Optional.of(step);
        }
    }
}
