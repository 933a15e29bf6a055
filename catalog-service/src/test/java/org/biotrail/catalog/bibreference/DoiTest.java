package org.biotrail.catalog.bibreference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1000/ABC(1)<2>",
                "doi:10.1000/abc(1)<2>",
                "DOI: 10.1000/abc(1)<2>",
                "https://doi.org/10.1000/abc(1)%3C2%3E",
                "http://dx.doi.org/10.1000/abc(1)<2>",
                " doi.org/10.1000%2Fabc(1)<2> "
            })
    void every_way_to_write_a_doi_is_one_doi(String text) {
        assertThat(Doi.parse(text).value()).isEqualTo("10.1000/abc(1)<2>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.1000",
                "10.1000/",
                "10.100/x",
                "11.1000/x",
                "10.1000/a b",
                "",
                "https://example.org/10.1000/x",
                "10.1234567890/x"
            })
    void half_a_doi_is_none(String text) {
        assertThatThrownBy(() -> Doi.parse(text))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("doi_form"));
    }

    @Property
    void what_was_read_is_read_again(
            @ForAll @IntRange(min = 1000, max = 999_999_999) int registrant,
            @ForAll @AlphaChars @StringLength(min = 1, max = 50) String suffix) {
        Doi doi = Doi.parse("https://doi.org/10." + registrant + "/" + suffix);
        assertThat(Doi.parse(doi.value())).isEqualTo(doi);
        assertThat(Doi.parse(doi.address())).isEqualTo(doi);
    }
}
