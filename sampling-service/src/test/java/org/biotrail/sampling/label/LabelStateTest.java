package org.biotrail.sampling.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.biotrail.kit.problem.Problem;
import org.biotrail.sampling.label.LabelState.Reason;

class LabelStateTest {
    private static final Optional<String> COMMENT = Optional.of("found again");

    @Property
    void only_two_ways_are_open(@ForAll LabelState from, @ForAll LabelState to) {
        boolean open = (from == LabelState.RESERVED && to == LabelState.VOID)
                || (from == LabelState.VOID && to == LabelState.RESERVED);
        Throwable refusal = catchThrowableOfType(
                Problem.class, () -> from.requireMayBecome(to, "dbgi_000001", Optional.of(Reason.LOST), COMMENT, true));
        assertThat(refusal == null).isEqualTo(open);
    }

    @Example
    void voiding_needs_a_reason() {
        assertThat(refusal(LabelState.RESERVED, LabelState.VOID, Optional.empty(), true))
                .isEqualTo("422 reason_required");
        assertThatCode(() -> LabelState.RESERVED.requireMayBecome(
                        LabelState.VOID, "dbgi_000001", Optional.of(Reason.DAMAGED), Optional.empty(), false))
                .doesNotThrowAnyException();
    }

    @Example
    void a_used_label_is_not_voided() {
        assertThat(refusal(LabelState.USED, LabelState.VOID, COMMENT, true)).isEqualTo("409 label_in_use");
    }

    @Example
    void taking_back_a_void_label_is_for_managers_who_say_why() {
        assertThat(refusal(LabelState.VOID, LabelState.RESERVED, COMMENT, false))
                .isEqualTo("403 permission_missing");
        assertThat(refusal(LabelState.VOID, LabelState.RESERVED, Optional.empty(), true))
                .isEqualTo("422 comment_required");
        assertThat(refusal(LabelState.VOID, LabelState.RESERVED, Optional.of(" "), true))
                .isEqualTo("422 comment_required");
    }

    @Example
    void nobody_says_used_by_hand() {
        assertThat(refusal(LabelState.RESERVED, LabelState.USED, COMMENT, true))
                .isEqualTo("422 transition_not_allowed");
    }

    private static String refusal(LabelState from, LabelState to, Optional<String> comment, boolean manages) {
        try {
            from.requireMayBecome(to, "dbgi_000001", Optional.empty(), comment, manages);
            return "none";
        } catch (Problem problem) {
            return problem.status() + " " + problem.violations().get(0).code();
        }
    }
}
