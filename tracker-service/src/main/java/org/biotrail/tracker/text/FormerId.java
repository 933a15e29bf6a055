package org.biotrail.tracker.text;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * The id that a thing had in a former database, where it keeps it: any UUID. The Data Tracker put {@code o-}, {@code d-},
 * {@code c-} or {@code u-} before it.
 */
public record FormerId(@JsonValue UUID value) {
    private static final Pattern FORM =
            Pattern.compile("(?:[odcu]-)?([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})");

    /** Whether a text would be taken for an id. */
    public static boolean isLike(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws Problem 422 {@code format} */
    @JsonCreator
    public static FormerId parse(String text) {
        return parse("", text);
    }

    /** The same for a field that its violation names. */
    public static FormerId parse(String field, String text) {
        Matcher id = FORM.matcher(text);
        if (!id.matches()) {
            throw Problem.rule(field, "format", "An id is a UUID");
        }
        return new FormerId(UUID.fromString(id.group(1)));
    }
}
