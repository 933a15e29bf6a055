package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/** Whether a sample can be worked with; the suite's words for things. */
public enum SampleStatus {
    OK,
    SUSPECT,
    NOT_OK,
    CONTAMINATED,
    MOULDY,
    EMPTY,
    LOST,
    BROKEN,
    DISCARDED;

    /**
     * Reads the word in any case; {@code NOTOK} is {@code not_ok}.
     *
     * @throws Problem 422 {@code unknown_value} on {@code status}
     */
    public static SampleStatus parse(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word)
                        || status.word().replace("_", "").equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.rule(
                        "status",
                        "unknown_value",
                        "The status is ok, suspect, not_ok, contaminated, mouldy, empty, lost, broken or discarded"));
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param field in which the body has the reason
     * @throws Problem 422 {@code reason_required} where the status is not ok and nothing says why
     */
    void requireReason(String field, Optional<String> reason) {
        if (this != OK && reason.isEmpty()) {
            throw Problem.rule(field, "reason_required", "Say why it is " + word());
        }
    }
}
