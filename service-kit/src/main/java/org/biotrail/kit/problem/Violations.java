package org.biotrail.kit.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects every broken rule of one thing, so that its sender hears of all of them at once. */
public final class Violations {
    private final List<Violation> found = new ArrayList<>();

    public Violations add(String field, String code, String message) {
        found.add(new Violation(field, code, message));
        return this;
    }

    /** Adds the violation when the rule does not hold. */
    public Violations require(boolean holds, String field, String code, String message) {
        return holds ? this : add(field, code, message);
    }

    /**
     * Runs a parser of one field and keeps the broken rules that it complains of; the field name replaces the parser's
     * own.
     *
     * @throws Problem what is no matter of rules, such as 413
     */
    public Violations collect(String field, Runnable parse) {
        try {
            parse.run();
        } catch (Problem problem) {
            if (problem.status() != 422) {
                throw problem;
            }
            problem.violations().forEach(v -> add(field, v.code(), v.message()));
        }
        return this;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Violation> list() {
        return List.copyOf(found);
    }

    /** @throws Problem 422 with everything that was found */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problem.rules(found);
        }
    }
}
