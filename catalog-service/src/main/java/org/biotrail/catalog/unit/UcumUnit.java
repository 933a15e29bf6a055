package org.biotrail.catalog.unit;

import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.Objects;
import org.biotrail.kit.problem.Problem;
import org.fhir.ucum.BaseUnit;
import org.fhir.ucum.Component;
import org.fhir.ucum.DefinedUnit;
import org.fhir.ucum.ExpressionParser;
import org.fhir.ucum.Factor;
import org.fhir.ucum.Operator;
import org.fhir.ucum.Symbol;
import org.fhir.ucum.Term;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumModel;
import org.fhir.ucum.Unit;

/**
 * A unit as its UCUM code says it (Unified Code for Units of Measure, case-sensitive). The grammar and the table of
 * units come from the UCUM library; the factors are computed here, since the library rounds to significant digits.
 *
 * @param code as given
 * @param factor one of this unit in base units of its dimension (gram, metre, second, kelvin, ...)
 * @param offset added after the factor: 273.15 for degrees Celsius
 */
record UcumUnit(String code, BigDecimal factor, BigDecimal offset, Dimension dimension) {
    static final MathContext DIGITS = MathContext.DECIMAL128;
    static final int MAX_LENGTH = 100;
    private static final int MAX_EXPONENT = 99;
    private static final UcumModel MODEL = load();
    private static final BigDecimal KELVIN_OF_FAHRENHEIT = new BigDecimal(5).divide(new BigDecimal(9), DIGITS);
    private static final Map<String, Scale> SHIFTED = Map.of(
            "Cel", new Scale(BigDecimal.ONE, new BigDecimal("273.15"), Dimension.of("K")),
            "[degF]",
                    new Scale(
                            KELVIN_OF_FAHRENHEIT,
                            new BigDecimal("459.67").multiply(KELVIN_OF_FAHRENHEIT, DIGITS),
                            Dimension.of("K")),
            "[degRe]", new Scale(new BigDecimal("1.25"), new BigDecimal("273.15"), Dimension.of("K")));

    private record Scale(BigDecimal factor, BigDecimal offset, Dimension dimension) {
        static final Scale ONE = number(BigDecimal.ONE);

        static Scale number(BigDecimal value) {
            return new Scale(value, BigDecimal.ZERO, Dimension.NONE);
        }

        Scale times(Scale other, int exponent) {
            return new Scale(
                    factor.multiply(other.factor.pow(exponent, DIGITS), DIGITS),
                    BigDecimal.ZERO,
                    dimension.times(other.dimension, exponent));
        }

        boolean isShifted() {
            return offset.signum() != 0;
        }
    }

    /** @throws Problem 422 {@code ucum_syntax} */
    static UcumUnit parse(String code) {
        if (code.isBlank() || code.length() > MAX_LENGTH || !code.matches("[!-~]+")) {
            throw malformed(code, "it is empty, too long, or has blanks or signs outside ASCII");
        }
        try {
            Scale scale = evaluate(new ExpressionParser(MODEL).parse(code));
            return new UcumUnit(code, scale.factor, scale.offset, scale.dimension);
        } catch (UcumException | ArithmeticException | NullPointerException | NumberFormatException e) {
            throw malformed(code, Objects.requireNonNullElse(e.getMessage(), "it cannot be computed"));
        }
    }

    /** Whether values can be converted between the two. */
    boolean isCommensurableWith(UcumUnit other) {
        return dimension.equals(other.dimension);
    }

    /** One of this unit in another, exactly as far as 34 digits go. */
    BigDecimal factorTo(UcumUnit base) {
        return factor.divide(base.factor, DIGITS);
    }

    /** What has to be added to {@code value · factorTo(base)}. */
    BigDecimal offsetTo(UcumUnit base) {
        return offset.subtract(base.offset, DIGITS).divide(base.factor, DIGITS);
    }

    private static Scale evaluate(Term term) throws UcumException {
        Scale product = Scale.ONE;
        boolean divide = false;
        for (Term at = term; at != null; at = at.getTerm()) {
            if (at.getComp() != null) {
                Scale part = evaluate(at.getComp());
                if (part.isShifted() && term.getTerm() != null) {
                    throw new UcumException("a unit with a zero of its own cannot be multiplied or divided");
                }
                product = part.isShifted() ? part : product.times(part, divide ? -1 : 1);
            }
            divide = at.getOp() == Operator.DIVISION;
        }
        return product;
    }

    private static Scale evaluate(Component component) throws UcumException {
        if (component instanceof Term term) {
            return evaluate(term);
        }
        if (component instanceof Factor factor) {
            return Scale.number(new BigDecimal(factor.getValue()));
        }
        Symbol symbol = (Symbol) component;
        if (Math.abs(symbol.getExponent()) > MAX_EXPONENT) {
            throw new UcumException("an exponent is beyond " + MAX_EXPONENT);
        }
        Scale unit = symbol.getUnit() == null ? Scale.ONE : evaluate(symbol.getUnit());
        Scale prefix = symbol.getPrefix() == null
                ? Scale.ONE
                : Scale.number(new BigDecimal(symbol.getPrefix().getValue().asDecimal()));
        if (unit.isShifted()) {
            if (symbol.getExponent() != 1 || symbol.getPrefix() != null) {
                throw new UcumException("a unit with a zero of its own has neither prefix nor exponent here");
            }
            return unit;
        }
        return Scale.ONE.times(prefix, symbol.getExponent()).times(unit, symbol.getExponent());
    }

    private static Scale evaluate(Unit unit) throws UcumException {
        if (unit instanceof BaseUnit || unit.getCode().equals("mol")) {
            return new Scale(BigDecimal.ONE, BigDecimal.ZERO, Dimension.of(unit.getCode()));
        }
        DefinedUnit defined = (DefinedUnit) unit;
        if (defined.isSpecial()) {
            Scale shifted = SHIFTED.get(unit.getCode());
            return shifted != null ? shifted : new Scale(BigDecimal.ONE, BigDecimal.ZERO, Dimension.of(unit.getCode()));
        }
        BigDecimal value = new BigDecimal(defined.getValue().getValue().asDecimal());
        return Scale.number(value)
                .times(
                        evaluate(new ExpressionParser(MODEL)
                                .parse(defined.getValue().getUnit())),
                        1);
    }

    private static Problem malformed(String code, String why) {
        return Problem.rule("ucum_code", "ucum_syntax", "'" + code + "' is not a UCUM code: " + why);
    }

    private static UcumModel load() {
        try (InputStream table = UcumEssenceService.class.getResourceAsStream("/ucum-essence.xml")) {
            return new UcumEssenceService(Objects.requireNonNull(table, "ucum-essence.xml")).getModel();
        } catch (UcumException | java.io.IOException e) {
            throw new IllegalStateException("The table of UCUM units cannot be read", e);
        }
    }
}
