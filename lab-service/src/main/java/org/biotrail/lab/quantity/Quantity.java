package org.biotrail.lab.quantity;

import java.math.BigDecimal;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A value with its unit, as {@code numeric(18,9)} keeps it: at most nine digits on either side of the point, never
 * negative. Compared and added in base units, in decimals ({@code spec/lab.md} §2).
 */
public record Quantity(BigDecimal value, Unit unit) implements Comparable<Quantity> {
    private static final BigDecimal LIMIT = BigDecimal.valueOf(1_000_000_000L);
    private static final int DECIMALS = 9;

    /**
     * Reads a pair of fields, {@code dried_weight} and {@code dried_weight_unit}.
     *
     * @param field the value's name; the unit's is that with {@code _unit}
     * @param preset the unit where none is given; null where there is no default
     * @return empty when neither is given
     * @throws Problem 422 {@code unit_missing}, {@code out_of_range}, {@code unknown_reference}, {@code unit_kind}
     */
    public static Optional<Quantity> read(
            Units units,
            String field,
            @Nullable BigDecimal value,
            @Nullable String unit,
            @Nullable String preset,
            QuantityKind kind) {
        if (value == null) {
            if (unit != null && preset == null) {
                throw Problem.rule(field, "unit_missing", "There is a unit but no value");
            }
            return Optional.empty();
        }
        String text = unit == null ? preset : unit;
        if (text == null) {
            throw Problem.rule(field + "_unit", "unit_missing", "A value needs its unit");
        }
        checkRange(field, value);
        Unit known = units.find(text)
                .orElseThrow(() -> Problem.rule(field + "_unit", "unknown_reference", "No unit is called " + text));
        if (!known.kind().equals(kind.word())) {
            throw Problem.rule(
                    field + "_unit",
                    "unit_kind",
                    known.ucumCode() + " is a unit of " + known.kind() + ", not of " + kind.word());
        }
        return Optional.of(new Quantity(value, known));
    }

    private static void checkRange(String field, BigDecimal value) {
        // Compared before anything is expanded: 1e999999999 has one digit.
        boolean tooLarge = value.signum() < 0 || value.compareTo(LIMIT) >= 0;
        if (tooLarge || (value.signum() != 0 && value.stripTrailingZeros().scale() > DECIMALS)) {
            throw Problem.rule(
                    field, "out_of_range", "A quantity is 0 to 999999999, with at most nine digits after the point");
        }
    }

    /** @throws Problem 422 {@code out_of_range} for nothing at all */
    public Quantity positive(String field) {
        if (value.signum() == 0) {
            throw Problem.rule(field, "out_of_range", "This quantity is greater than 0");
        }
        return this;
    }

    /** The value in the kind's base unit (kilogram, the catalog's base of volumes). */
    public BigDecimal inBase() {
        return value.multiply(unit.factor()).add(unit.offset());
    }

    @Override
    public int compareTo(Quantity other) {
        return inBase().compareTo(other.inBase());
    }
}
