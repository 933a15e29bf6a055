package org.biotrail.catalog.location;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.biotrail.catalog.location.OuterPlot.Position;
import org.biotrail.kit.problem.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * A plot or transect as it lies on the ground.
 *
 * @param geometry vertex for vertex as it was sent, or made by the formulas of {@link PlotAxes} and {@link TransectLine}
 * @param origin how it came: {@code submitted}, {@code generated} from a point, {@code relative} to the plot around it
 */
record Drawing(Geometry geometry, String origin) {
    static final String SUBMITTED = "submitted";
    static final String GENERATED = "generated";
    static final String RELATIVE = "relative";

    /** Degrees between places that are told apart by the writing of their coordinates alone. */
    private static final double SAME_PLACE = 1e-9;

    /**
     * Draws a location whose measures are settled, and settles those that follow from what was sent: the length of a
     * line, the azimuth of a subplot that lies as its plot does.
     *
     * @param erased whether a stored geometry is to be forgotten
     * @throws Problem 422 with the rule that is broken
     */
    static Drawing of(Location location, Ground ground, boolean erased) {
        Optional<Geometry> sent = ground.sent();
        if (sent.isPresent()) {
            return sent.get().getGeometryType().equals("Point")
                    ? generated(location, sent.get().getCoordinate())
                    : submitted(location, sent.get());
        }
        Optional<Geometry> stored = erased ? Optional.empty() : ground.stored();
        if (stored.isPresent() && location.geometryOrigin.equals(SUBMITTED)) {
            return submitted(location, stored.get());
        }
        if (stored.isPresent() && location.geometryOrigin.equals(GENERATED)) {
            return generated(location, stored.get().getCoordinate());
        }
        return relative(location, ground.outer());
    }

    /**
     * Draws what comes back from an export as it was made first, when that leads to the geometry that came with it.
     *
     * @param origin as the export tells it
     * @return empty when it is to be taken as it was sent
     */
    static Optional<Drawing> again(Location location, Ground ground, String origin) {
        Optional<Geometry> sent = ground.sent();
        boolean measured =
                location.x != null && (location.y != null || location.level().equals(AdmLevel.TRANSECT));
        if (sent.isEmpty() || sent.get().getGeometryType().equals("Point") || !measured) {
            return Optional.empty();
        }
        BigDecimal azimuth = location.azimuth;
        Optional<Drawing> drawn = Optional.empty();
        if (origin.equals(GENERATED)) {
            drawn = Optional.of(generated(location, sent.get().getCoordinate()));
        } else if (origin.equals(RELATIVE)
                && location.level().equals(AdmLevel.PLOT)
                && location.position().isPresent()
                && ground.outer().isPresent()) {
            drawn = Optional.of(relative(location, ground.outer()));
        }
        Optional<Drawing> same = drawn.filter(made -> made.geometry().equalsExact(sent.get(), SAME_PLACE));
        if (same.isEmpty()) {
            location.azimuth = azimuth;
        }
        return same;
    }

    private static Drawing submitted(Location location, Geometry geometry) {
        if (location.level().equals(AdmLevel.PLOT)) {
            PlotAxes.of(Ground.ring(geometry));
        } else {
            location.x = BigDecimal.valueOf(new TransectLine(Arrays.asList(geometry.getCoordinates())).length());
        }
        return new Drawing(geometry, SUBMITTED);
    }

    private static Drawing generated(Location location, Coordinate point) {
        double azimuth = location.azimuth.doubleValue();
        if (location.level().equals(AdmLevel.PLOT)) {
            return plot(PlotAxes.ring(point, metres("x", location.x), metres("y", location.y), azimuth), GENERATED);
        }
        List<Coordinate> line =
                TransectLine.from(point, azimuth, metres("x", location.x)).vertices();
        return new Drawing(Footprint.FACTORY.createLineString(line.toArray(Coordinate[]::new)), GENERATED);
    }

    private static Drawing relative(Location location, Optional<OuterPlot> outer) {
        if (!location.level().equals(AdmLevel.PLOT) || outer.isEmpty()) {
            throw Problem.rule(
                    "geom",
                    "one_geometry",
                    "Send geom, or latitude and longitude; only a subplot whose plot is given may do without");
        }
        Position at = location.position()
                .orElseThrow(() -> Problem.rule(
                        "startx",
                        "subplot_position_required",
                        "A subplot without geometry has startx and starty, its position in its plot"));
        location.azimuth = BigDecimal.valueOf(outer.get().axes().toY());
        return plot(outer.get().ring(at, required("x", location.x), required("y", location.y)), RELATIVE);
    }

    private static Drawing plot(List<Coordinate> ring, String origin) {
        return new Drawing(Footprint.FACTORY.createPolygon(ring.toArray(Coordinate[]::new)), origin);
    }

    /** Well-known binary. */
    byte[] wkb() {
        return new WKBWriter(2).write(geometry);
    }

    private static double metres(String field, @org.jspecify.annotations.Nullable BigDecimal value) {
        return required(field, value).doubleValue();
    }

    private static BigDecimal required(String field, @org.jspecify.annotations.Nullable BigDecimal value) {
        return Optional.ofNullable(value)
                .orElseThrow(() -> Problem.rule(
                        field, "dimension_required", "What is made from a point has " + field + ", in metres"));
    }
}
