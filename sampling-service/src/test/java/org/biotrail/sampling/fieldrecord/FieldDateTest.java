package org.biotrail.sampling.fieldrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.biotrail.kit.problem.Problem;

class FieldDateTest {
    private static final ZoneId ZURICH = ZoneId.of("Europe/Zurich");

    @Property
    void all_three_forms_of_one_moment_agree(
            @ForAll @LongRange(min = -8_520_000_000L, max = 4_000_000_000L) long second) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        Instant moment = Instant.ofEpochSecond(second);
        for (String form : new String[] {"uuuuMMddHHmmss", "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss'Z'"}) {
            assertThat(FieldDate.parse(time.format(DateTimeFormatter.ofPattern(form)), ZoneOffset.UTC)
                            .instant())
                    .isEqualTo(moment);
        }
    }

    @Property
    void any_text_is_read_or_refused_with_its_code(@ForAll String text) {
        assertThat(code(text)).isIn("none", "date_invalid");
    }

    @Example
    void local_times_are_read_in_their_zone() {
        assertThat(FieldDate.parse("20260808110051", ZURICH).instant()).isEqualTo("2026-08-08T09:00:51Z");
        assertThat(FieldDate.parse("2026-08-08 11:00", ZURICH).instant()).isEqualTo("2026-08-08T09:00:00Z");
        assertThat(FieldDate.parse("2026-08-08T11:00:51+02:00", ZURICH).instant())
                .isEqualTo("2026-08-08T09:00:51Z");
        assertThat(FieldDate.parse("2026-08-08T11:00:51.250", ZURICH).instant()).isEqualTo("2026-08-08T09:00:51.250Z");
    }

    @Example
    void an_hour_that_came_twice_is_the_earlier_with_a_note() {
        FieldDate date = FieldDate.parse("2025-10-26 02:30", ZURICH);
        assertThat(date.instant()).isEqualTo("2025-10-26T00:30:00Z");
        assertThat(date.twofold()).isTrue();
    }

    @Example
    void an_hour_that_never_was_is_refused() {
        assertThat(code("2025-03-30 02:30")).isEqualTo("date_invalid");
        assertThat(code("2025-03-30 03:30")).isEqualTo("none");
    }

    @Example
    void what_a_spreadsheet_rounded_and_days_that_do_not_exist_are_refused() {
        for (String text : new String[] {
            "2.02E+13",
            "2.0260808E13",
            "20260230110051",
            "2026-02-30 10:00",
            "2026-08-08",
            "yesterday",
            "",
            "20261308110051"
        }) {
            assertThat(code(text)).as(text).isEqualTo("date_invalid");
        }
    }

    @Example
    void a_date_lies_between_1700_and_tomorrow() {
        Instant now = Instant.parse("2026-08-08T12:00:00Z");
        assertThat(plausible("2026-08-09 11:59", now)).isEqualTo("none");
        assertThat(plausible("2026-08-09 12:01", now)).isEqualTo("date_in_future");
        assertThat(plausible("1699-12-31 23:59", now)).isEqualTo("date_implausible");
        assertThat(plausible("1700-01-01 00:00", now)).isEqualTo("none");
    }

    private static String plausible(String text, Instant now) {
        try {
            FieldDate.parse(text, ZoneOffset.UTC).requirePlausible(now);
            return "none";
        } catch (Problem problem) {
            return problem.violations().get(0).code();
        }
    }

    private static String code(String text) {
        try {
            FieldDate.parse(text, ZURICH);
            return "none";
        } catch (Problem problem) {
            return problem.violations().get(0).code();
        }
    }
}
