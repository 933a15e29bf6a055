package org.biotrail.catalog.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RorIdTest {
    @ParameterizedTest
    @ValueSource(strings = {"03yrm5c26", "https://ror.org/03yrm5c26", "ror.org/03YRM5C26", " 03yrm5c26/ "})
    void the_bare_id_and_its_address_are_understood(String text) {
        assertThat(RorId.parse(text).value()).isEqualTo("03yrm5c26");
    }

    @ParameterizedTest
    @ValueSource(strings = {"13yrm5c26", "03yrm5c2", "03yrmlc26", "https://example.org/03yrm5c26", "", "03yrm5c2x"})
    void what_does_not_look_like_one_is_refused(String text) {
        assertCode(text, "ror_form");
    }

    @Property
    void an_id_holds_with_its_own_check_digits_and_with_no_others(
            @ForAll("numbers") String characters, @ForAll @IntRange(max = 99) int digits) {
        String check = RorId.check(characters);
        assertThat(RorId.parse("0" + characters + check).value()).isEqualTo("0" + characters + check);
        String other = String.format("%02d", digits);
        if (!other.equals(check)) {
            assertCode("0" + characters + other, "ror_checksum");
        }
    }

    @Property
    void another_character_in_its_place_is_noticed(
            @ForAll("numbers") String characters,
            @ForAll @IntRange(max = 5) int place,
            @ForAll("letters") char letter) {
        String changed = characters.substring(0, place) + letter + characters.substring(place + 1);
        if (!changed.equals(characters)) {
            assertCode("0" + changed + RorId.check(characters), "ror_checksum");
        }
    }

    @Provide
    Arbitrary<String> numbers() {
        return letters().array(char[].class).ofSize(6).map(String::new);
    }

    @Provide
    Arbitrary<Character> letters() {
        return Arbitraries.of("0123456789abcdefghjkmnpqrstvwxyz"
                .chars()
                .mapToObj(c -> (char) c)
                .toList());
    }

    private static void assertCode(String text, String code) {
        assertThatThrownBy(() -> RorId.parse(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo(code));
    }
}
