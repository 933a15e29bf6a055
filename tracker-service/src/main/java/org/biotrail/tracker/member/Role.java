package org.biotrail.tracker.member;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.stream.Stream;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.problem.Problem;

/** What a member may do: viewers read, collaborators insert and edit, admins do everything. */
public enum Role {
    VIEWER,
    COLLABORATOR,
    ADMIN;

    /** @throws Problem 422 {@code unknown_value} */
    @JsonCreator
    public static Role parse(String word) {
        return Stream.of(values())
                .filter(role -> role.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.rule("", "unknown_value", "The roles are admin, collaborator and viewer"));
    }

    /** The word in tables and answers. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The level that a user needs to hold this role. */
    Level needs() {
        return this == VIEWER ? Level.REGISTERED : Level.FULL_USER;
    }
}
