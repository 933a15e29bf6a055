package org.biotrail.catalog.unit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.biotrail.kit.problem.Problem;

/** What is measured with a unit. Several kinds may share a dimension: a wavelength is a length, but not any length. */
enum QuantityKind {
    MASS("g"),
    VOLUME("m3"),
    LENGTH("m"),
    WAVELENGTH("m"),
    AREA("m2"),
    TIME("s"),
    TEMPERATURE("K"),
    AMOUNT("mol"),
    CONCENTRATION("mol/m3"),
    MASS_CONCENTRATION("g/m3"),
    DENSITY("g/m3"),
    MOLAR_MASS("g/mol"),
    WAVENUMBER("/m"),
    ANGLE("rad"),
    SOLID_ANGLE("rad2"),
    FREQUENCY("/s"),
    DIMENSIONLESS("1"),
    SPEED("m/s"),
    ACCELERATION("m/s2"),
    FLOW_RATE("m3/s"),
    FORCE("g.m/s2"),
    PRESSURE("g/m/s2"),
    ENERGY("g.m2/s2"),
    POWER("g.m2/s3"),
    ELECTRIC_CHARGE("C"),
    ELECTRIC_CURRENT("C/s"),
    ELECTRIC_POTENTIAL("g.m2/s2/C"),
    CONDUCTIVITY("C2.s/g/m3"),
    MASS_TO_CHARGE("g/C"),
    MASS_PER_AREA("g/m2"),
    IRRADIANCE("g/s3"),
    PHOTON_FLUX("mol/m2/s"),
    ACIDITY("[pH]"),
    OTHER("");

    private final String ucum;

    QuantityKind(String ucum) {
        this.ucum = ucum;
    }

    /** The word of the API and the table. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem 422 {@code unknown_kind} */
    static QuantityKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Problem.rule(
                        "quantity_kind",
                        "unknown_kind",
                        word + " is not one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(values())
                                                .map(QuantityKind::word)
                                                .toList())));
    }

    /** The first kind of this dimension. */
    static QuantityKind of(Dimension dimension) {
        return Arrays.stream(values())
                .filter(kind -> kind != OTHER && kind.fits(dimension))
                .findFirst()
                .orElse(OTHER);
    }

    /** Whether a unit of this dimension can measure this kind; {@code other} is what no other kind fits. */
    boolean fits(Dimension dimension) {
        return this == OTHER
                ? of(dimension) == OTHER
                : UcumUnit.parse(ucum).dimension().equals(dimension);
    }
}
