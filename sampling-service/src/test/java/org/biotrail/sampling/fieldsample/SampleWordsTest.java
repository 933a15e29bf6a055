package org.biotrail.sampling.fieldsample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.biotrail.kit.problem.Problem;

class SampleWordsTest {

    @Property
    void stages_go_forward_for_everyone_and_back_for_managers_who_say_why(
            @ForAll SampleStage from, @ForAll SampleStage to, @ForAll boolean manages, @ForAll boolean comments) {
        Optional<String> comment = comments ? Optional.of("was misread") : Optional.empty();
        boolean allowed = to.compareTo(from) >= 0 || (manages && comments);
        assertThat(refusal(() -> from.requireMayBecome(to, comment, true, manages)))
                .isEqualTo(allowed ? "none" : "stage_backwards");
    }

    @Example
    void nobody_says_dried_by_hand() {
        assertThat(refusal(() ->
                        SampleStage.RECEIVED.requireMayBecome(SampleStage.DRIED, Optional.of("done"), false, true)))
                .isEqualTo("transition_not_allowed");
    }

    @Property
    void a_status_is_read_in_any_case(@ForAll SampleStatus status) {
        assertThat(SampleStatus.parse(" " + status.name() + " ")).isEqualTo(status);
        assertThat(refusal(() -> status.requireReason("reason", Optional.empty())))
                .isEqualTo(status == SampleStatus.OK ? "none" : "reason_required");
    }

    @Example
    void notok_is_not_ok_and_other_words_are_refused() {
        assertThat(SampleStatus.parse("NOTOK")).isEqualTo(SampleStatus.NOT_OK);
        assertThatThrownBy(() -> SampleStatus.parse("rotten")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SampleStage.parse("frozen")).isInstanceOf(Problem.class);
    }

    private static String refusal(Runnable attempt) {
        try {
            attempt.run();
            return "none";
        } catch (Problem problem) {
            return problem.violations().get(0).code();
        }
    }
}
