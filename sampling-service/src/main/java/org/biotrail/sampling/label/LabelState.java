package org.biotrail.sampling.label;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/**
 * Where a label stands. That it is used, or free again, the database knows by what bears the code; a person only voids
 * labels and, rarely, takes that back.
 */
public enum LabelState {
    RESERVED,
    USED,
    VOID;

    /** Why a label is void. */
    public enum Reason {
        LOST,
        DAMAGED,
        MISPRINTED,
        DUPLICATE,
        OTHER;

        /** @throws Problem 422 {@code unknown_value} on {@code reason} */
        public static Reason parse(String text) {
            return Arrays.stream(values())
                    .filter(reason -> reason.word().equals(text.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> Problem.rule(
                            "reason", "unknown_value", "The reason is lost, damaged, misprinted, duplicate or other"));
        }

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws Problem 422 {@code unknown_value} on {@code state} */
    public static LabelState parse(String text) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(text.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.rule("state", "unknown_value", "The state is reserved, used or void"));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Holds a wish to bring a label from this state to another against the rules.
     *
     * @param manages whether the one who asks has {@code DATA_MANAGEMENT}
     * @throws Problem 409 {@code label_in_use}, 422 {@code reason_required}, {@code comment_required} or {@code
     *     transition_not_allowed}, 403 for {@code void → reserved} without {@code DATA_MANAGEMENT}
     */
    void requireMayBecome(
            LabelState wanted, String code, Optional<Reason> reason, Optional<String> comment, boolean manages) {
        if (this == RESERVED && wanted == VOID) {
            if (reason.isEmpty()) {
                throw Problem.rule("reason", "reason_required", "Say why: lost, damaged, misprinted, …");
            }
        } else if (this == VOID && wanted == RESERVED) {
            if (!manages) {
                throw Problem.forbidden("permission_missing", "Taking back a void label needs DATA_MANAGEMENT");
            }
            if (comment.filter(text -> !text.isBlank()).isEmpty()) {
                throw Problem.rule("comment", "comment_required", "Say why the label is good after all");
            }
        } else if (this == USED && wanted == VOID) {
            throw Problem.conflict("codes", "label_in_use", code + " is in use");
        } else {
            throw Problem.rule(
                    "state", "transition_not_allowed", code + " is " + word() + " and cannot be made " + wanted.word());
        }
    }
}
