package org.biotrail.catalog.location;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.biotrail.catalog.location.PlotAxes.Offset;
import org.biotrail.kit.problem.Problem;
import org.locationtech.jts.geom.Coordinate;

/**
 * A plot as what lies in it is measured by.
 *
 * @param x metres along its X axis
 * @param y metres along its Y axis
 */
record OuterPlot(PlotAxes axes, BigDecimal x, BigDecimal y) {
    /** Metres that sums and positions may be off, by rounding. */
    static final BigDecimal ROUNDING = new BigDecimal("0.01");

    private static final int DECIMALS = 6;

    /** A subplot's place in it, metres. */
    record Position(BigDecimal startx, BigDecimal starty) {}

    /** Whether a subplot of this size at this position lies in it, give or take the rounding. */
    boolean holds(Position at, BigDecimal width, BigDecimal depth) {
        return at.startx().compareTo(ROUNDING.negate()) >= 0
                && at.starty().compareTo(ROUNDING.negate()) >= 0
                && at.startx().add(width).compareTo(x.add(ROUNDING)) <= 0
                && at.starty().add(depth).compareTo(y.add(ROUNDING)) <= 0;
    }

    /** @throws Problem 422 {@code outside_parent_plot} */
    void require(Position at, BigDecimal width, BigDecimal depth) {
        if (!holds(at, width, depth)) {
            throw Problem.rule(
                    "startx",
                    "outside_parent_plot",
                    "A subplot of %s × %s m at (%s, %s) reaches beyond its plot of %s × %s m"
                            .formatted(
                                    plain(width),
                                    plain(depth),
                                    plain(at.startx()),
                                    plain(at.starty()),
                                    plain(x),
                                    plain(y)));
        }
    }

    /** The ring of a subplot that is told by its position. */
    List<Coordinate> ring(Position at, BigDecimal width, BigDecimal depth) {
        Coordinate origin =
                axes.place(new Offset(at.startx().doubleValue(), at.starty().doubleValue()));
        return PlotAxes.ring(origin, width.doubleValue(), depth.doubleValue(), axes.toY());
    }

    /** The position of a subplot that is told by its geometry. */
    Position position(Coordinate origin) {
        Offset offset = axes.offset(origin);
        return new Position(metres(offset.x()), metres(offset.y()));
    }

    /** What is below nought by rounding alone is nought. */
    private static BigDecimal metres(double value) {
        BigDecimal metres = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
        boolean rounded = metres.signum() < 0 && metres.negate().compareTo(ROUNDING) <= 0;
        return rounded ? BigDecimal.ZERO : metres;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
