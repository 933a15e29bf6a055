package org.biotrail.lab.status;

import java.util.Set;
import org.biotrail.kit.problem.Violations;
import org.jspecify.annotations.Nullable;

/**
 * Whether a thing may be used: ok, suspect (with a warning), not_ok. All but ok need a reason
 * ({@code spec/lab.md} §6).
 */
public record Standing(String status, @Nullable String reason) {
    public static final Set<String> REASONS = Set.of(
            "lost", "broken", "empty", "mouldy", "contaminated", "corrupted", "mislabelled", "discarded", "other");
    private static final Set<String> WORDS = Set.of("ok", "suspect", "not_ok");

    public static Standing of(@Nullable String status, @Nullable String reason) {
        return new Standing(status == null ? "ok" : status, reason);
    }

    /** Adds {@code unknown_status}, {@code status_reason_required} or {@code unknown_reason}. */
    public void check(Violations violations) {
        check(violations, "status_reason");
    }

    /** The same where the body has the reason in another field. */
    void check(Violations violations, String field) {
        violations
                .require(WORDS.contains(status), "status", "unknown_status", "A status is ok, suspect or not_ok")
                .require(
                        status.equals("ok") || reason != null,
                        field,
                        "status_reason_required",
                        "A status other than ok needs a reason")
                .require(
                        reason == null || !status.equals("not_ok") || REASONS.contains(reason),
                        field,
                        "unknown_reason",
                        "A reason is one of " + REASONS);
    }

    /** Whether a thing in this status may be used at all; other services have more words for what may not. */
    public static boolean isUsable(@Nullable String status) {
        return status == null || status.equals("ok") || status.equals("suspect");
    }
}
