package org.biotrail.tracker.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.biotrail.kit.problem.Problem;

class OrcidTest {

    @Example
    void the_forms_that_people_write_are_the_same_orcid() {
        assertThat(Orcid.parse("https://orcid.org/0000-0002-1694-233x"))
                .isEqualTo(Orcid.parse("000000021694233X"))
                .isEqualTo(new Orcid("0000-0002-1694-233X"));
    }

    @Property
    void one_character_of_eleven_fits_the_first_fifteen(@ForAll @NumericChars @StringLength(15) String digits) {
        char fitting = Orcid.check(digits);
        assertThat(Orcid.parse(digits + fitting).value().replace("-", "")).isEqualTo(digits + fitting);
        for (char other : new char[] {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'}) {
            if (other != fitting) {
                assertThatThrownBy(() -> Orcid.parse(digits + other))
                        .isInstanceOfSatisfying(
                                Problem.class,
                                problem -> assertThat(
                                                problem.violations().get(0).code())
                                        .isEqualTo("checksum"));
            }
        }
    }

    @Property
    void any_other_text_is_refused_as_such(@ForAll String text) {
        if (!text.toLowerCase(Locale.ROOT).matches(".*\\d{15}[\\dx].*")) {
            assertThatThrownBy(() -> Orcid.parse(text)).isInstanceOf(Problem.class);
        }
    }
}
