package org.biotrail.kit.job;

import java.util.List;
import java.util.Optional;
import org.biotrail.kit.problem.Violation;

/**
 * What became of one row.
 *
 * @param number the row's number
 * @param id of the thing made, changed or met
 * @param violations why it failed, or why it was skipped; {@code field} is the column
 * @param warnings as in answers of single writes
 */
public record RowOutcome(
        int number, State state, Optional<String> id, List<Violation> violations, List<Violation> warnings) {

    /** The words of the API are these in lower case. */
    public enum State {
        CREATED,
        UPDATED,
        UNCHANGED,
        SKIPPED,
        FAILED
    }

    public static RowOutcome created(int number, String id) {
        return new RowOutcome(number, State.CREATED, Optional.of(id), List.of(), List.of());
    }

    public static RowOutcome updated(int number, String id) {
        return new RowOutcome(number, State.UPDATED, Optional.of(id), List.of(), List.of());
    }

    public static RowOutcome unchanged(int number, String id) {
        return new RowOutcome(number, State.UNCHANGED, Optional.of(id), List.of(), List.of());
    }

    public static RowOutcome skipped(int number, String code, String message) {
        return new RowOutcome(
                number, State.SKIPPED, Optional.empty(), List.of(new Violation("", code, message)), List.of());
    }

    public static RowOutcome failed(int number, List<Violation> violations) {
        return new RowOutcome(number, State.FAILED, Optional.empty(), List.copyOf(violations), List.of());
    }

    public RowOutcome warned(List<Violation> added) {
        return new RowOutcome(number, state, id, violations, List.copyOf(added));
    }
}
