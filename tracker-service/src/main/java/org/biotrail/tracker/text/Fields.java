package org.biotrail.tracker.text;

import java.util.Optional;
import java.util.function.Function;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.Text;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one draft, keeping what each is refused for, so that a sender hears of all at once. */
public final class Fields {
    private static final int TITLE = 500;

    private final Violations broken = new Violations();

    /** A line that must be there. */
    public String required(String field, Optional<String> value, int longest) {
        if (value.isEmpty()) {
            broken.add(field, "required", field + " is required");
            return "";
        }
        return read(field, value, text -> Text.line(text, longest)).orElse("");
    }

    /** A line that may be absent. */
    public @Nullable String line(String field, Optional<String> value, int longest) {
        return read(field, value, text -> Text.line(text, longest)).orElse(null);
    }

    /** A title that must be there, 1 to 500 characters. */
    public String title(String field, Optional<String> value) {
        return required(field, value, TITLE);
    }

    public @Nullable String markdown(String field, Optional<String> value) {
        return read(field, value, text -> Markdown.parse(text).source()).orElse(null);
    }

    /** Any value that a parser reads. */
    public <S, T> Optional<T> read(String field, Optional<S> value, Function<S, T> parser) {
        try {
            return value.map(parser);
        } catch (Problem problem) {
            problem.violations().forEach(v -> broken.add(named(field, v.field()), v.code(), v.message()));
            return Optional.empty();
        }
    }

    public Fields require(boolean holds, String field, String code, String message) {
        broken.require(holds, field, code, message);
        return this;
    }

    /** @throws Problem 422 with everything that was found */
    public void throwIfAny() {
        broken.throwIfAny();
    }

    private static String named(String field, String inside) {
        return inside.isEmpty() ? field : field + inside;
    }
}
