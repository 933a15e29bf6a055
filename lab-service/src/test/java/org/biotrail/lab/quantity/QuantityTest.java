package org.biotrail.lab.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    private static final Units UNITS = new Units(List.of(
            named("uL", "volume", "0.000000001", "microlitre", "µL"),
            named("mL", "volume", "0.000001", "millilitre", "mL"),
            named("ML", "volume", "1000", "megalitre", "ML"),
            named("mg", "mass", "0.000001", "milligram", "mg")));

    private static Units.Named named(String code, String kind, String factor, String name, String symbol) {
        return new Units.Named(new Unit(code, kind, new BigDecimal(factor), BigDecimal.ZERO), List.of(name, symbol));
    }

    private static Optional<Quantity> volume(@Nullable String value, @Nullable String unit) {
        return Quantity.read(
                UNITS, "volume", value == null ? null : new BigDecimal(value), unit, null, QuantityKind.VOLUME);
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uL", "ul", "UL", "µL", "μL", "\u00B5l", "microlitre"})
    void micro_is_one_sign_however_it_is_written(String unit) {
        assertThat(volume("5", unit).orElseThrow().unit().ucumCode()).isEqualTo("uL");
    }

    @Test
    void the_exact_ucum_code_goes_before_its_look_alike() {
        assertThat(volume("5", "ML").orElseThrow().unit().ucumCode()).isEqualTo("ML");
        assertThat(volume("5", "mL").orElseThrow().unit().ucumCode()).isEqualTo("mL");
    }

    @Test
    void fifteen_hundred_microlitres_are_one_and_a_half_millilitres() {
        assertThat(volume("1500", "µL").orElseThrow())
                .isEqualByComparingTo(volume("1.5", "mL").orElseThrow());
    }

    @Test
    void a_weight_in_millilitres_is_refused() {
        refused(() -> Quantity.read(UNITS, "mass", BigDecimal.ONE, "mL", null, QuantityKind.MASS), "unit_kind");
        refused(() -> volume("1", "furlong"), "unknown_reference");
    }

    @Test
    void value_and_unit_belong_together() {
        refused(() -> volume("1", null), "unit_missing");
        refused(() -> volume(null, "mL"), "unit_missing");
        assertThat(volume(null, null)).isEmpty();
        assertThat(Quantity.read(UNITS, "volume", BigDecimal.ONE, null, "uL", QuantityKind.VOLUME)
                        .orElseThrow()
                        .unit()
                        .ucumCode())
                .isEqualTo("uL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.000000001", "1000000000", "0.0000000001", "1e999999999", "1e-999999999", "-1e999999"})
    void what_the_column_cannot_keep_is_out_of_range(String value) {
        refused(() -> volume(value, "mL"), "out_of_range");
    }

    @Test
    void zero_is_a_quantity_but_not_a_positive_one() {
        assertThat(volume("0", "mL")).isPresent();
        refused(() -> volume("0", "mL").orElseThrow().positive("volume"), "out_of_range");
    }

    @Property
    void a_thousand_of_the_smaller_are_one_of_the_larger(
            @ForAll @BigRange(min = "0", max = "999999") @Scale(6) BigDecimal millilitres) {
        Quantity large = volume(millilitres.toString(), "mL").orElseThrow();
        Quantity small = volume(millilitres.movePointRight(3).toString(), "uL").orElseThrow();
        assertThat(large.compareTo(small)).isZero();
    }
}
