package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/** How far a sample has come; the order of the constants is the way it goes, steps may be skipped. */
public enum SampleStage {
    COLLECTED,
    RECEIVED,
    DRIED,
    CONSUMED;

    /** @throws Problem 422 {@code unknown_value} on {@code stage} */
    public static SampleStage parse(String text) {
        return Arrays.stream(values())
                .filter(stage -> stage.word().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        Problem.rule("stage", "unknown_value", "The stage is collected, received, dried or consumed"));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Holds a move against the rules; staying is no move.
     *
     * @param byLab whether the lab reports it: nobody says {@code dried} by hand
     * @param manages whether the one who asks has {@code DATA_MANAGEMENT}
     * @throws Problem 422 {@code stage_backwards} or {@code transition_not_allowed}
     */
    void requireMayBecome(SampleStage wanted, Optional<String> comment, boolean byLab, boolean manages) {
        if (wanted == this) {
            return;
        }
        if (!byLab) {
            wanted.requireByHand();
        }
        if (wanted.compareTo(this) < 0 && !(manages && comment.isPresent())) {
            throw Problem.rule(
                    "stage",
                    "stage_backwards",
                    "From " + word() + " back to " + wanted.word() + " needs DATA_MANAGEMENT and a comment");
        }
    }

    /**
     * The stage, where a person may say so.
     *
     * @throws Problem 422 {@code transition_not_allowed}
     */
    SampleStage requireByHand() {
        if (this == DRIED) {
            throw Problem.rule("stage", "transition_not_allowed", "A sample is dried when the lab reports its drying");
        }
        return this;
    }
}
