package org.biotrail.kit.listing;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/** What sort of value a column holds, as far as reading a caller's text goes. */
enum Kind {
    TEXT("a text"),
    UUID("a UUID"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    DATE("a date (2026-01-31)"),
    INSTANT("a time (2026-01-31T12:00:00Z) or a date"),
    /** json and jsonb. */
    JSON("JSON"),
    /** Any array. */
    LIST("a list"),
    GEOMETRY("a geometry"),
    TSVECTOR("a search vector"),
    /** Enums, ltree, ranges …: PostgreSQL alone can tell whether it reads a text. */
    OTHER("a value of this column");

    private static final Pattern INTEGER_FORM = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern NUMBER_FORM =
            Pattern.compile("[+-]?([0-9]{1,60}(\\.[0-9]{0,60})?|\\.[0-9]{1,60})([eE][+-]?[0-9]{1,2})?");
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59, 999_999_000);

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /** From a type's name without modifiers, as {@code format_type} gives it. */
    static Kind of(String type) {
        if (type.endsWith("[]")) {
            return LIST;
        }
        return switch (type) {
            case "text", "character varying", "character", "name", "citext" -> TEXT;
            case "uuid" -> UUID;
            case "smallint", "integer", "bigint" -> INTEGER;
            case "numeric", "real", "double precision" -> NUMBER;
            case "boolean" -> BOOLEAN;
            case "date" -> DATE;
            case "timestamp with time zone" -> INSTANT;
            case "json", "jsonb" -> JSON;
            case "geometry", "geography" -> GEOMETRY;
            case "tsvector" -> TSVECTOR;
            default -> OTHER;
        };
    }

    /** Asked at every item, hence without a regular expression. */
    static boolean isUuid(String text) {
        for (int i = 0; i < text.length(); i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? text.charAt(i) != '-' : !HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() == 36;
    }

    static boolean isNumber(String text) {
        return NUMBER_FORM.matcher(text).matches();
    }

    /** Whether rows can be put in order by such a column. */
    boolean sorts() {
        return switch (this) {
            case JSON, LIST, GEOMETRY, TSVECTOR -> false;
            default -> true;
        };
    }

    /**
     * The text as PostgreSQL's cast to the column's type will read it. A bare date compared with an instant means its
     * whole day (UTC): up to and including it, or after it.
     *
     * @throws Problem 400 when this cannot be a value of the kind, naming the parameter
     */
    String read(String parameter, String text, Operator operator) {
        boolean readable = switch (this) {
            case UUID -> isUuid(text);
            case INTEGER -> INTEGER_FORM.matcher(text).matches();
            case NUMBER -> isNumber(text);
            case BOOLEAN -> text.equals("true") || text.equals("false");
            case DATE -> isDate(text);
            case INSTANT -> isDate(text) || isInstant(text);
            case JSON, LIST, GEOMETRY, TSVECTOR -> false;
            case TEXT, OTHER -> true;
        };
        if (!readable) {
            throw unreadable(parameter, text);
        }
        if (this == INSTANT && isDate(text)) {
            boolean end = operator == Operator.AT_MOST || operator == Operator.GREATER;
            return LocalDate.parse(text)
                            .atTime(end ? END_OF_DAY : LocalTime.MIN)
                            .atOffset(ZoneOffset.UTC) + "";
        }
        return text;
    }

    Problem unreadable(String parameter, String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "…" : text;
        return Problem.unreadable(parameter, "invalid_value", parameter + " is not " + words + ": " + shown);
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    private static boolean isInstant(String text) {
        try {
            int year = OffsetDateTime.parse(text).getYear();
            return year > 0 && year < 10_000;
        } catch (DateTimeException notAnInstant) {
            return false;
        }
    }
}
