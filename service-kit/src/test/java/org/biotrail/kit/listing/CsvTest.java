package org.biotrail.kit.listing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\",\"y\")"})
    void a_text_that_a_spreadsheet_would_calculate_gets_an_apostrophe(String text) {
        assertThat(cell(text, Kind.TEXT)).matches("(?s)\"?'.*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-12.5", "+3"})
    void a_number_stays_a_number(String number) {
        assertThat(cell(number, Kind.NUMBER)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\nb", "a\r\nb"})
    void what_would_break_a_line_is_quoted(String text) {
        assertThat(cell(text, Kind.TEXT)).isEqualTo('"' + text.replace("\"", "\"\"") + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Ocotea guianensis", "1 - 2", "éà"})
    void any_other_text_stays_as_it_is(String text) {
        assertThat(cell(text, Kind.TEXT)).isEqualTo(text);
    }

    private static String cell(String text, Kind kind) {
        StringBuilder line = new StringBuilder();
        Csv.append(line, text, kind);
        return line.toString();
    }
}
