package org.biotrail.sampling.fieldrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.Example;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.problem.Violations;

class FieldValuesTest {
    private static final Optional<String> NONE = Optional.empty();

    @Example
    void coordinates_are_a_place_on_earth() {
        assertThat(place(47.1, 8.2)).isEqualTo("none");
        assertThat(place(-90.0, 180.0)).isEqualTo("none");
        assertThat(place(90.1, 8.2)).isEqualTo("coordinates_out_of_range");
        assertThat(place(47.1, -180.5)).isEqualTo("coordinates_out_of_range");
        assertThat(place(Double.NaN, 8.2)).isEqualTo("coordinates_out_of_range");
        assertThat(place(47.1, Double.POSITIVE_INFINITY)).isEqualTo("coordinates_out_of_range");
        assertThat(place(47.1, null)).isEqualTo("coordinates_incomplete");
        assertThat(place(null, 8.2)).isEqualTo("coordinates_incomplete");
        assertThat(place(0.0, 0.0)).isEqualTo("coordinates_zero");
        assertThat(place(0.0, 8.2)).isEqualTo("none");
    }

    @Example
    void with_the_flag_a_name_is_proposed_and_none_taken_from_the_list() {
        assertThat(name(Optional.of(true), NONE, NONE)).containsExactly("name_proposition_missing");
        assertThat(name(Optional.of(true), Optional.of("Salix"), Optional.of("Salix alba")))
                .containsExactly("taxon_name_not_allowed");
        assertThat(name(Optional.of(true), NONE, Optional.of("Salix alba"))).isEmpty();
    }

    @Example
    void without_the_flag_a_name_is_taken_from_the_list_and_none_proposed() {
        assertThat(name(Optional.of(false), NONE, NONE)).containsExactly("taxon_name_missing");
        assertThat(name(Optional.of(false), Optional.of("Salix"), Optional.of("Salix alba")))
                .containsExactly("name_proposition_not_allowed");
        assertThat(name(Optional.of(false), Optional.of("Salix"), NONE)).isEmpty();
    }

    @Example
    void a_form_without_the_flag_means_it_by_what_is_filled() {
        assertThat(NameOnList.of(Optional.empty(), NONE, Optional.of("Salix alba"))
                        .noNameOnList())
                .isTrue();
        assertThat(NameOnList.of(Optional.empty(), Optional.of("Salix"), NONE).noNameOnList())
                .isFalse();
        assertThat(name(Optional.empty(), NONE, NONE)).containsExactly("taxon_name_missing");
    }

    @Example
    void a_taxon_name_that_only_repeats_the_proposition_counts_as_empty() {
        NameOnList name =
                NameOnList.of(Optional.of(true), Optional.of("Aconitum  divergens"), Optional.of("Aconitum divergens"));
        assertThat(name.taxonName()).isEmpty();
        assertThat(name.sampleName()).contains("Aconitum divergens");
        assertThat(name(Optional.of(true), Optional.of("Aconitum divergens"), Optional.of("Aconitum divergens")))
                .isEmpty();
    }

    private static java.util.List<String> name(
            Optional<Boolean> flag, Optional<String> taxonName, Optional<String> proposition) {
        Violations violations = new Violations();
        NameOnList.of(flag, taxonName, proposition).check(violations, false);
        return violations.list().stream().map(Violation::code).toList();
    }

    private static String place(
            @org.jspecify.annotations.Nullable Double latitude, @org.jspecify.annotations.Nullable Double longitude) {
        try {
            Coordinates.of(latitude, longitude);
            return "none";
        } catch (Problem problem) {
            return problem.violations().get(0).code();
        }
    }
}
