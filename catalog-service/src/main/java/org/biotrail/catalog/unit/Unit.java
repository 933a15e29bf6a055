package org.biotrail.catalog.unit;

import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A unit of measure, with the way to its base unit: value in base = value · factor + offset. */
@Entity
public class Unit extends RecordedEntity {
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-9");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int LONGEST = 200;

    String name;
    String symbol;
    String ucumCode;
    String quantityKind;

    @Nullable
    UUID baseUnitId;

    BigDecimal multiplicationFactor = BigDecimal.ONE;
    BigDecimal conversionOffset = BigDecimal.ZERO;

    @Nullable
    String formerCode;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> translations = Map.of();

    /**
     * Takes over what a draft says; kind, factor and offset come from the UCUM code when it does not say them.
     *
     * @param base the unit that the draft names as base
     * @throws Problem 422 with every rule that is broken
     */
    Unit apply(UnitDraft draft, Optional<Unit> base) {
        Violations broken = new Violations();
        broken.collect(
                "name", () -> name = Wording.required("name", draft.name().orElse(null), LONGEST));
        broken.collect("symbol", () -> symbol = symbol(draft));
        broken.collect(
                "former_code",
                () -> formerCode = Wording.name(
                                "former_code", draft.formerCode().orElse(null), LONGEST)
                        .orElse(null));
        broken.collect("translations", () -> translations = translations(draft));
        broken.collect(
                "ucum_code",
                () -> ucumCode = Wording.required("ucum_code", draft.ucumCode().orElse(null), UcumUnit.MAX_LENGTH));
        broken.throwIfAny();
        measure(UcumUnit.parse(ucumCode), draft, base);
        return this;
    }

    /** Of all base units the one that a unit has which names none: of its kind and dimension, and not itself. */
    static Optional<Unit> usualBase(UnitDraft draft, List<Unit> bases) {
        try {
            UcumUnit ucum = UcumUnit.parse(draft.ucumCode().orElse(""));
            String kind = kind(draft, ucum, Optional.empty()).word();
            return bases.stream()
                    .filter(base -> base.quantityKind.equals(kind) && !base.ucumCode.equals(ucum.code()))
                    .filter(base -> UcumUnit.parse(base.ucumCode).isCommensurableWith(ucum))
                    .findFirst();
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    /** This unit's way to its base. */
    Conversion conversion(String baseCode) {
        return new Conversion(baseCode, multiplicationFactor, conversionOffset);
    }

    /** Whether values that were measured with it would mean something else after the draft. */
    boolean measuresOtherwise(Unit before) {
        return !quantityKind.equals(before.quantityKind)
                || !java.util.Objects.equals(baseUnitId, before.baseUnitId)
                || multiplicationFactor.compareTo(before.multiplicationFactor) != 0
                || conversionOffset.compareTo(before.conversionOffset) != 0;
    }

    /** What {@link #measuresOtherwise} compares with. */
    Unit measure() {
        Unit copy = new Unit();
        copy.quantityKind = quantityKind;
        copy.baseUnitId = baseUnitId;
        copy.multiplicationFactor = multiplicationFactor;
        copy.conversionOffset = conversionOffset;
        return copy;
    }

    private void measure(UcumUnit ucum, UnitDraft draft, Optional<Unit> base) {
        QuantityKind kind = kind(draft, ucum, base);
        if (!kind.fits(ucum.dimension())) {
            throw Problem.rule(
                    "quantity_kind",
                    "factor_contradicts_ucum",
                    ucum.code() + " measures "
                            + QuantityKind.of(ucum.dimension()).word() + ", not " + kind.word());
        }
        UcumUnit to = base.map(unit -> UcumUnit.parse(unit.ucumCode)).orElse(ucum);
        if (!ucum.isCommensurableWith(to)) {
            throw Problem.rule("base_unit_id", "kind_mismatch", ucum.code() + " cannot be converted to " + to.code());
        }
        quantityKind = kind.word();
        baseUnitId = base.map(unit -> unit.id).orElse(null);
        multiplicationFactor = agreed("multiplication_factor", draft.multiplicationFactor(), ucum.factorTo(to));
        conversionOffset = agreed("conversion_offset", draft.conversionOffset(), ucum.offsetTo(to));
    }

    private static QuantityKind kind(UnitDraft draft, UcumUnit ucum, Optional<Unit> base) {
        return draft.quantityKind()
                .map(QuantityKind::parse)
                .or(() -> base.map(unit -> QuantityKind.parse(unit.quantityKind))
                        .filter(kind -> kind.fits(ucum.dimension())))
                .orElseGet(() -> QuantityKind.of(ucum.dimension()));
    }

    private static BigDecimal agreed(String field, Optional<BigDecimal> given, BigDecimal computed) {
        BigDecimal difference = given.orElse(computed).subtract(computed).abs();
        if (difference.compareTo(computed.abs().multiply(TOLERANCE)) > 0) {
            throw Problem.rule(
                    field, "factor_contradicts_ucum", "By its UCUM code it is " + Conversion.plain(computed));
        }
        return given.orElse(computed);
    }

    /** The micro sign has two code points that look alike; units have U+00B5. */
    private static String symbol(UnitDraft draft) {
        return Wording.required("symbol", draft.symbol().orElse(null), 50).replace('\u03bc', '\u00b5');
    }

    private static Map<String, Object> translations(UnitDraft draft) {
        Map<String, Object> checked = new TreeMap<>();
        draft.translations().orElse(Map.of()).forEach((language, texts) -> {
            if (!LANGUAGE.matcher(language).matches()) {
                throw Problem.rule("translations", "unknown_language", language + " is no language code");
            }
            Map<String, Object> kept = new TreeMap<>();
            kept.put("name", Wording.required("translations." + language + ".name", texts.name(), LONGEST));
            Wording.text(
                            "translations." + language + ".description",
                            texts.description().orElse(null),
                            10_000)
                    .ifPresent(description -> kept.put("description", description));
            checked.put(language, kept);
        });
        return checked;
    }
}
