package org.biotrail.catalog.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.assertj.core.data.Percentage;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UcumUnitTest {
    @ParameterizedTest
    @CsvSource({
        "1,g,kg,0.001",
        "1,kg,g,1000",
        "1,uL,L,0.000001",
        "1,L,m3,0.001",
        "1,cm3,mL,1",
        "25,Cel,K,298.15",
        "298.15,K,Cel,25",
        "1,h,s,3600",
        "1,mol/L,mmol/mL,1",
        "50,%,1,0.5",
        "1,har,m2,10000",
        "1,ar,m2,100",
        "1,[ppm],1,0.000001",
        "180,deg,deg,180",
        "1,mg/g,1,0.001",
        "1,cm-1,m-1,100",
        "1,bar,Pa,100000",
        "2,10*3,1,2000",
        "1,g/(m.s),kg.m-1.s-1,0.001"
    })
    void values_are_converted_exactly(BigDecimal value, String from, String to, String expected) {
        assertThat(Conversion.plain(convert(value, from, to))).isEqualTo(expected);
    }

    @Test
    void water_boils_at_the_same_heat_on_every_scale() {
        assertThat(convert(new BigDecimal("212"), "[degF]", "Cel"))
                .isCloseTo(new BigDecimal("100"), Percentage.withPercentage(1e-25));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "foo", "m^2", "µL", "kg//", "((((", "m999999999", "mCel", "Cel/s", "g g", "1e400", "/"})
    void what_is_not_ucum_is_refused(String code) {
        assertThatThrownBy(() -> UcumUnit.parse(code))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("ucum_syntax"));
    }

    @Test
    void mass_cannot_become_volume() {
        assertThatThrownBy(() -> convert(BigDecimal.ONE, "g", "L"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).code()).isEqualTo("incommensurable"));
    }

    @ParameterizedTest
    @CsvSource({
        "g,mass",
        "L,volume",
        "nm,length",
        "har,area",
        "h,time",
        "Cel,temperature",
        "mmol,amount",
        "umol/L,concentration",
        "mg/mL,mass_concentration",
        "cm-1,wavenumber",
        "deg,angle",
        "Hz,frequency",
        "%,dimensionless",
        "1,dimensionless",
        "hPa,pressure",
        "kV,electric_potential",
        "mL/min,flow_rate",
        "[pH],acidity",
        "kat/m7,other",
        "uS/cm,conductivity"
    })
    void the_kind_follows_from_the_dimension(String code, String kind) {
        assertThat(QuantityKind.of(UcumUnit.parse(code).dimension()).word()).isEqualTo(kind);
    }

    @Test
    void a_nanometre_measures_wavelengths_too_but_no_mass() {
        Dimension length = UcumUnit.parse("nm").dimension();
        assertThat(QuantityKind.WAVELENGTH.fits(length)).isTrue();
        assertThat(QuantityKind.MASS.fits(length)).isFalse();
    }

    @Property
    void there_and_back_is_the_same_value(@ForAll @BigRange(min = "-1000000", max = "1000000") @Scale(6) BigDecimal v) {
        assertThat(convert(convert(v, "mg", "kg"), "kg", "mg")).isEqualByComparingTo(v);
        assertThat(convert(convert(v, "Cel", "K"), "K", "Cel")).isEqualByComparingTo(v);
    }

    private static BigDecimal convert(BigDecimal value, String from, String to) {
        return Conversion.of(UcumUnit.parse(from)).convert(value, Conversion.of(UcumUnit.parse(to)));
    }
}
