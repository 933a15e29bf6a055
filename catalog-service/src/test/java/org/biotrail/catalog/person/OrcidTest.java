package org.biotrail.catalog.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;

class OrcidTest {
    @Test
    void a_check_character_x_is_accepted() {
        assertThat(Orcid.parse("0000-0002-1694-233X").value()).isEqualTo("0000-0002-1694-233X");
        assertThat(Orcid.parse("0000-0002-1694-233x").value()).isEqualTo("0000-0002-1694-233X");
    }

    @Test
    void the_address_form_is_understood() {
        assertThat(Orcid.parse(" https://orcid.org/0000-0002-1825-0097 ").value())
                .isEqualTo("0000-0002-1825-0097");
    }

    @Test
    void a_wrong_check_character_is_refused() {
        assertThatThrownBy(() -> Orcid.parse("0000-0002-1825-0098"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("orcid_checksum"));
    }

    @Test
    void what_does_not_look_like_one_is_refused() {
        assertThatThrownBy(() -> Orcid.parse("0000000218250097"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("orcid_form"));
    }

    @Property
    void every_other_check_character_than_the_right_one_is_refused(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999L) long number, @ForAll("checks") char check) {
        String digits = String.format("%015d", number);
        String text = digits.replaceAll("(\\d{4})", "$1-") + check;
        if (Orcid.checkCharacter(digits) == check) {
            assertThat(Orcid.parse(text).value()).isEqualTo(text);
        } else {
            assertThatThrownBy(() -> Orcid.parse(text)).isInstanceOf(Problem.class);
        }
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<Character> checks() {
        return net.jqwik.api.Arbitraries.of('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X');
    }
}
