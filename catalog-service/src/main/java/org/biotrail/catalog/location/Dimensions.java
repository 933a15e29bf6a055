package org.biotrail.catalog.location;

import java.math.BigDecimal;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.jspecify.annotations.Nullable;

/**
 * The measures that a location has by its level, in metres: the sides of a plot, the length and half the width of a
 * transect. Nought is a measure, not the lack of one.
 */
record Dimensions(
        @Nullable BigDecimal x,
        @Nullable BigDecimal y,
        @Nullable BigDecimal startx,
        @Nullable BigDecimal starty,
        BigDecimal azimuth) {
    /** Metres beyond which nothing is a plot. */
    private static final int LARGEST = 1_000_000;
    /** So many places before and behind the point have a number that can be reckoned with. */
    private static final int MOST_PLACES = 400;

    private static final BigDecimal FULL_CIRCLE = new BigDecimal(360);

    /**
     * Those of a draft, as far as it tells them.
     *
     * @throws Problem 422 {@code dimension_required}, {@code dimension_not_allowed}, {@code out_of_range}
     */
    static Dimensions of(LocationDraft draft, AdmLevel level) {
        Violations broken = new Violations();
        boolean plot = level.equals(AdmLevel.PLOT);
        boolean measured = plot || level.equals(AdmLevel.TRANSECT);
        allowed(draft.x(), "x", measured, broken);
        allowed(draft.y(), "y", measured, broken);
        allowed(draft.startx(), "startx", plot, broken);
        allowed(draft.starty(), "starty", plot, broken);
        broken.require(!plot || draft.x().isPresent(), "x", "dimension_required", "A plot has x, in metres");
        broken.require(!measured || draft.y().isPresent(), "y", "dimension_required", "Plots and transects have y");
        if (measured) {
            within(draft.x(), "x", true, broken);
            within(draft.y(), "y", plot, broken);
            // Whether a position lies in its plot is the plot's to say.
            reckoned(draft.startx(), "startx", broken);
            reckoned(draft.starty(), "starty", broken);
        }
        BigDecimal azimuth = draft.azimuth().orElse(BigDecimal.ZERO);
        broken.require(isReckoned(azimuth), "azimuth", "out_of_range", "An azimuth is a number of degrees");
        broken.throwIfAny();
        return new Dimensions(
                draft.x().orElse(null),
                draft.y().orElse(null),
                draft.startx().orElse(null),
                draft.starty().orElse(null),
                turned(azimuth));
    }

    /** Whether a number is of a size that binary and decimal arithmetic take without complaint. */
    static boolean isReckoned(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_PLACES && number.precision() <= MOST_PLACES;
    }

    private static BigDecimal turned(BigDecimal azimuth) {
        BigDecimal rest = azimuth.remainder(FULL_CIRCLE);
        return rest.signum() < 0 ? rest.add(FULL_CIRCLE) : rest;
    }

    private static void allowed(Optional<BigDecimal> given, String field, boolean allowed, Violations broken) {
        broken.require(
                given.isEmpty() || allowed, field, "dimension_not_allowed", "A location of this level has no " + field);
    }

    private static void within(Optional<BigDecimal> given, String field, boolean aboveNought, Violations broken) {
        given.ifPresent(metres -> broken.require(
                isReckoned(metres)
                        && metres.compareTo(BigDecimal.valueOf(LARGEST)) <= 0
                        && metres.signum() >= (aboveNought ? 1 : 0),
                field,
                "out_of_range",
                field + " is " + (aboveNought ? "above" : "not below") + " 0, in metres"));
    }

    private static void reckoned(Optional<BigDecimal> given, String field, Violations broken) {
        given.ifPresent(metres -> broken.require(
                isReckoned(metres) && metres.abs().compareTo(BigDecimal.valueOf(LARGEST)) <= 0,
                field,
                "out_of_range",
                field + " is a number of metres"));
    }
}
