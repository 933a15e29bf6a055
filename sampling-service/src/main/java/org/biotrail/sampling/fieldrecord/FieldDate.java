package org.biotrail.sampling.fieldrecord;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * When something was collected, as field forms write it: {@code yyyyMMddHHmmss} as number or text, RFC 3339, or
 * {@code yyyy-MM-dd HH:mm[:ss]}. Times without an offset are local to a zone.
 *
 * @param instant the moment
 * @param verbatim what stood there
 * @param twofold whether this local hour came twice (the clocks went back); the earlier one is taken
 */
public record FieldDate(Instant instant, String verbatim, boolean twofold) {
    private static final Instant EARLIEST = Instant.parse("1700-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofHours(24);
    private static final Pattern COMPACT = Pattern.compile("[0-9]{14}(\\.0+)?");
    private static final Pattern WITH_OFFSET = Pattern.compile(".*(Z|[+-][0-9]{2}:?[0-9]{2})", Pattern.DOTALL);
    private static final DateTimeFormatter COMPACT_FORM = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4)
            .appendPattern("MMddHHmmss")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter LOCAL_FORM = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .appendPattern("['T'][' ']")
            .appendPattern("HH:mm[:ss]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Reads a date.
     *
     * @param zone where the clock stood that wrote local times
     * @throws Problem 422 {@code date_invalid}: unreadable, rounded by a spreadsheet, or an hour that never was
     */
    public static FieldDate parse(String text, ZoneId zone) {
        String given = text.strip();
        try {
            if (COMPACT.matcher(given).matches()) {
                return local(LocalDateTime.parse(given.substring(0, 14), COMPACT_FORM), zone, given);
            }
            if (WITH_OFFSET.matcher(given.toUpperCase(Locale.ROOT)).matches() && given.contains(":")) {
                return new FieldDate(offset(given).toInstant(), given, false);
            }
            return local(LocalDateTime.parse(given, LOCAL_FORM), zone, given);
        } catch (DateTimeException unreadable) {
            throw invalid(given, "it is no date and time");
        }
    }

    /**
     * Holds the date against the clock.
     *
     * @throws Problem 422 {@code date_in_future} more than 24 hours ahead, {@code date_implausible} before 1700
     */
    public FieldDate requirePlausible(Instant now) {
        if (instant.isAfter(now.plus(AHEAD))) {
            throw Problem.rule("date_time", "date_in_future", verbatim + " is more than a day ahead");
        }
        if (instant.isBefore(EARLIEST)) {
            throw Problem.rule("date_time", "date_implausible", verbatim + " is before 1700");
        }
        return this;
    }

    private static OffsetDateTime offset(String text) {
        String upper = text.toUpperCase(Locale.ROOT).replace(' ', 'T');
        boolean bare = upper.matches(".*[+-][0-9]{4}");
        int end = upper.length();
        return OffsetDateTime.parse(bare ? upper.substring(0, end - 2) + ":" + upper.substring(end - 2) : upper);
    }

    private static FieldDate local(LocalDateTime time, ZoneId zone, String verbatim) {
        List<java.time.ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
        if (offsets.isEmpty()) {
            throw invalid(verbatim, "this hour never was in " + zone);
        }
        return new FieldDate(time.toInstant(offsets.get(0)), verbatim, offsets.size() > 1);
    }

    private static Problem invalid(String text, String why) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return Problem.rule("date_time", "date_invalid", "'" + shown + "': " + why);
    }
}
