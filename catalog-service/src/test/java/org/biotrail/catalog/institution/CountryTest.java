package org.biotrail.catalog.institution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountryTest {
    @ParameterizedTest
    @CsvSource({
        "Brazil, BR",
        "brasil, BR",
        "Suíça, CH",
        "Schweiz, CH",
        "GUYANE FRANÇAISE, GF",
        "Cote d'Ivoire, CI",
        "United States, US",
        "USA, US",
        "bra, BR",
        "br, BR"
    })
    void a_country_is_known_by_its_name_in_many_languages_and_by_its_codes(String name, String code) {
        assertThat(Country.named(name).code()).isEqualTo(code);
    }

    @Test
    void a_code_is_one_of_iso_3166() {
        assertThat(Country.ofCode(" ch ").name()).isEqualTo("Switzerland");
        assertUnknown(() -> Country.ofCode("ZZ"));
        assertUnknown(() -> Country.ofCode("BRA"));
        assertUnknown(() -> Country.named("Atlantis"));
        assertUnknown(() -> Country.named("中"));
    }

    private static void assertUnknown(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("unknown_country"));
    }
}
