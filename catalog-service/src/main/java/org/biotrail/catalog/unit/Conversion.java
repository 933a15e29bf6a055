package org.biotrail.catalog.unit;

import java.math.BigDecimal;
import org.biotrail.kit.problem.Problem;

/**
 * How values of a unit are turned into values of its base: {@code base = value · factor + offset}.
 *
 * @param base names the base: two conversions with equal bases can be joined
 */
record Conversion(String base, BigDecimal factor, BigDecimal offset) {
    private static final int MAX_DIGITS = 400;

    /** By UCUM alone, to the base units of the code's dimension. */
    static Conversion of(UcumUnit unit) {
        return new Conversion(unit.dimension().toString(), unit.factor(), unit.offset());
    }

    /**
     * {@code (v · f₁ + o₁ − o₂) / f₂} in decimal arithmetic of 34 digits.
     *
     * @throws Problem 422 {@code incommensurable}
     */
    BigDecimal convert(BigDecimal value, Conversion to) {
        if (!base.equals(to.base)) {
            throw Problem.rule("to", "incommensurable", base + " cannot be turned into " + to.base);
        }
        if (factor.compareTo(to.factor) == 0 && offset.compareTo(to.offset) == 0) {
            return value;
        }
        return value.multiply(factor, UcumUnit.DIGITS)
                .add(offset, UcumUnit.DIGITS)
                .subtract(to.offset, UcumUnit.DIGITS)
                .divide(to.factor, UcumUnit.DIGITS);
    }

    /** @throws Problem 422 {@code number_form} for what is no number, or one of absurd size */
    static BigDecimal number(String field, String text) {
        try {
            BigDecimal value = new BigDecimal(text.strip());
            if (text.length() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_DIGITS) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint about numbers.
        }
        throw Problem.rule(field, "number_form", "A decimal number of ordinary size is wanted");
    }

    /** As a plain decimal, without zeros that say nothing. */
    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
