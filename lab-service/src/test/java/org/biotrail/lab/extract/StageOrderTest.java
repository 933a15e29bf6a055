package org.biotrail.lab.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.biotrail.kit.problem.Violations;
import org.junit.jupiter.api.Test;

class StageOrderTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Violations check(StageOrder order) {
        Violations violations = new Violations();
        order.check(violations);
        return violations;
    }

    @Test
    void an_unknown_time_is_passed_over() {
        StageOrder order = new StageOrder(NOW)
                .then("weighed_at", NOW.minusSeconds(10))
                .then("extracted_at", null)
                .then("prepared_at", NOW.minusSeconds(20));
        assertThat(check(order).list()).singleElement().satisfies(violation -> {
            assertThat(violation.field()).isEqualTo("prepared_at");
            assertThat(violation.code()).isEqualTo("date_order");
        });
    }

    @Test
    void five_minutes_of_a_fast_clock_are_forgiven() {
        assertThat(check(new StageOrder(NOW).then("weighed_at", NOW.plusSeconds(300)))
                        .isEmpty())
                .isTrue();
        assertThat(check(new StageOrder(NOW).then("weighed_at", NOW.plusSeconds(301)))
                        .isEmpty())
                .isFalse();
    }

    @Property
    void times_in_order_pass_and_swapped_they_do_not(@ForAll @LongRange(min = 1, max = 1_000_000) long apart) {
        Instant earlier = NOW.minusSeconds(apart);
        assertThat(check(new StageOrder(NOW).then("a", earlier).then("b", NOW)).isEmpty())
                .isTrue();
        assertThat(check(new StageOrder(NOW).then("a", NOW).then("b", earlier)).isEmpty())
                .isFalse();
    }
}
