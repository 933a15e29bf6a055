package org.biotrail.audit.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    /** RFC 8785, section 3.2.2. */
    @Test
    void the_sample_of_the_rfc_comes_out_as_the_rfc_has_it() throws IOException {
        assertThat(canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }""".replace("333333333.33333329", "333333333.3333333")))
                .isEqualTo("{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785, section 3.2.3. */
    @Test
    void names_are_sorted_by_their_utf_16_units() throws IOException {
        assertThat(canonical("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}"""))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void numbers_are_written_as_ecmascript_writes_them(String bits, String written) throws IOException {
        String text = Double.toString(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16)));
        assertThat(canonical("[" + written + "]")).isEqualTo("[" + written + "]");
        assertThat(Double.parseDouble(canonical("[" + text + "]").replaceAll("[\\[\\]]", "")))
                .isEqualTo(Double.parseDouble(written) + 0.0);
    }

    @Test
    void numbers_that_differ_are_never_written_alike() throws IOException {
        assertThat(canonical("[1.50]")).isEqualTo(canonical("[1.5]")).isEqualTo("[1.5]");
        assertThat(canonical("[12345678901234567890]")).isEqualTo("[12345678901234567890]");
        assertThat(canonical("[12345678901234567891]")).isEqualTo("[12345678901234567891]");
        assertThat(canonical("[0.30000000000000000001]")).isEqualTo("[0.30000000000000000001]");
        assertThat(canonical("[1e400]")).hasSize(403);
    }

    @Test
    void a_short_text_does_not_become_a_number_that_fills_the_memory() {
        assertThatThrownBy(() -> canonical("[1e999999999]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> canonical("[1e-999999999]")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void whatever_is_a_double_is_written_as_by_the_reference_implementation(@ForAll double number, @ForAll String text)
            throws IOException {
        String json = JSON.writeValueAsString(
                JSON.createObjectNode().put(text, number).put("b", text));
        assertThat(canonical(json).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(new JsonCanonicalizer(json).getEncodedUTF8());
    }

    private static String canonical(String json) throws IOException {
        return new String(CanonicalJson.of(JSON.readTree(json)), StandardCharsets.UTF_8);
    }
}
