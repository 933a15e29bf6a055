package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** What the database knows of a plot or transect before it is drawn ({@code location_ground}). */
record Ground(JsonNode found) {

    /** Whether the reference system of what was sent is known. */
    boolean srsKnown() {
        return found.path("srs_known").asBoolean();
    }

    /**
     * What was sent, in WGS 84.
     *
     * @throws Problem 422 {@code coordinates_out_of_range}, {@code geometry_invalid} with the place
     */
    Optional<Geometry> sent() {
        Survey.requireValid(found);
        return geometry(found.path("geom"));
    }

    /** What is stored of this location. */
    Optional<Geometry> stored() {
        return geometry(found.path("stored"));
    }

    /** The plot that is named as its parent. */
    Optional<OuterPlot> outer() {
        return outer(found.path("outer"));
    }

    /** A plot as {@code location_frame} tells it. */
    static Optional<OuterPlot> outer(JsonNode frame) {
        return geometry(frame.path("geom"))
                .map(ring -> new OuterPlot(
                        PlotAxes.of(ring(ring)),
                        new BigDecimal(frame.path("x").asText()),
                        new BigDecimal(frame.path("y").asText())));
    }

    /** The vertices of a plot, in their order. */
    static List<Coordinate> ring(Geometry plot) {
        return Arrays.asList(((Polygon) plot).getExteriorRing().getCoordinates());
    }

    private static Optional<Geometry> geometry(JsonNode base64) {
        return base64.isTextual()
                ? Optional.of(geometry(Base64.getDecoder().decode(base64.textValue())))
                : Optional.empty();
    }

    static Geometry geometry(byte[] binary) {
        try {
            return new WKBReader(Footprint.FACTORY).read(binary);
        } catch (ParseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
