package org.biotrail.kit.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

class OrcidTest {
    @Example
    void the_forms_that_people_write_are_the_same_orcid() {
        for (String text : new String[] {
            "0000-0002-1694-233X",
            "000000021694233x",
            " https://orcid.org/0000-0002-1694-233x ",
            "http://www.ORCID.org/0000-0002-1694-233X/",
            "orcid.org/0000-0002-1694-233X"
        }) {
            assertThat(parse(text)).isEqualTo(new Orcid("0000-0002-1694-233X"));
        }
    }

    @Property
    void one_character_of_eleven_fits_the_first_fifteen(@ForAll @NumericChars @StringLength(15) String digits) {
        char fitting = Orcid.checkCharacter(digits);
        assertThat(parse(digits + fitting).value().replace("-", "")).isEqualTo(digits + fitting);
        for (char other : new char[] {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'}) {
            if (other != fitting) {
                refused(() -> parse(digits + other), "sum");
            }
        }
    }

    @Property
    void any_other_text_is_refused_as_such(@ForAll String text) {
        if (!text.replace("-", "").toLowerCase(Locale.ROOT).matches("(?s).*\\d{15}[\\dx].*")) {
            refused(() -> parse(text), "form");
        }
    }

    private static Orcid parse(String text) {
        return Orcid.parse("by", text, "form", "sum");
    }

    private static void refused(ThrowingCallable parsing, String code) {
        assertThatThrownBy(parsing)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.violations())
                                .extracting(Violation::field, Violation::code)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple("by", code)));
    }
}
