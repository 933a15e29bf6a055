package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;
import org.locationtech.jts.io.WKTWriter;

/**
 * Where something is, as it was sent: GeoJSON, WKT, EWKT, or latitude and longitude. Two-dimensional, one of the types
 * that locations have, rings closed; whether it is valid and lies where it should is for the database to say.
 *
 * @param geometry x is longitude (or easting), y latitude (or northing)
 * @param srid what an EWKT said
 * @param altitude the third coordinate of a point, metres
 * @param remarks warnings for the sender
 */
record Footprint(Geometry geometry, Optional<Integer> srid, Optional<Double> altitude, List<Violation> remarks) {
    static final int MAX_VERTICES = 2_000_000;
    static final int MAX_PLOT_VERTICES = 10_000;
    static final int MAX_CHARACTERS = 64 * 1024 * 1024;
    static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), 4326);

    private static final Pattern EWKT = Pattern.compile("(?is)\\s*srid\\s*=\\s*(\\d{1,6})\\s*;(.*)");
    private static final int MAX_NESTING = 4;

    /**
     * Reads the one geometry among the fields of a location.
     *
     * @return empty when there is none
     * @throws Problem 422 {@code one_geometry} when there are several, or half a pair of coordinates
     */
    static Optional<Footprint> of(Optional<JsonNode> geom, Optional<Double> latitude, Optional<Double> longitude) {
        boolean pair = latitude.isPresent() || longitude.isPresent();
        if (geom.isPresent() && pair) {
            throw Problem.rule("geom", "one_geometry", "Send either geom or latitude and longitude");
        }
        if (pair) {
            return Optional.of(point(
                    latitude.orElseThrow(() -> missing("latitude")),
                    longitude.orElseThrow(() -> missing("longitude"))));
        }
        return geom.map(Footprint::parse);
    }

    static Footprint point(double latitude, double longitude) {
        Coordinate place = new Coordinate(longitude, latitude);
        requireFinite(place, Double.isFinite(longitude) ? "latitude" : "longitude");
        return new Footprint(FACTORY.createPoint(place), Optional.empty(), Optional.empty(), List.of());
    }

    /** @throws Problem 422 {@code geometry_syntax}, {@code geometry_type}, {@code coordinates_out_of_range}; 413 */
    static Footprint parse(JsonNode geom) {
        if (geom.isObject()) {
            return new GeoJsonGeometry(geom).read();
        }
        if (!geom.isTextual()) {
            throw syntax("A geometry is GeoJSON or a text of WKT or EWKT");
        }
        return parse(geom.textValue());
    }

    /** Reads WKT or EWKT. */
    static Footprint parse(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw Problem.tooLarge("A geometry has at most 64 MB");
        }
        Matcher ewkt = EWKT.matcher(text);
        boolean tagged = ewkt.matches();
        String wkt = tagged ? ewkt.group(2) : text;
        requireShallow(wkt);
        Optional<Integer> srid = tagged ? Optional.of(Integer.parseInt(ewkt.group(1))) : Optional.empty();
        try {
            return checked(new WKTReader(FACTORY).read(wkt), srid, List.of());
        } catch (ParseException e) {
            throw syntax("This is neither GeoJSON nor WKT");
        } catch (IllegalArgumentException openRing) {
            return closed(wkt, srid);
        }
    }

    private static Footprint closed(String wkt, Optional<Integer> srid) {
        try {
            WKTReader reader = new WKTReader(FACTORY);
            reader.setFixStructure(true);
            return checked(reader.read(wkt), srid, List.of(ringClosed()));
        } catch (ParseException | IllegalArgumentException e) {
            throw syntax("A ring has at least three places");
        }
    }

    /** Brings what was read into the form that locations have. */
    static Footprint checked(Geometry read, Optional<Integer> srid, List<Violation> remarks) {
        if (read.isEmpty()
                || !List.of("Point", "LineString", "Polygon", "MultiPolygon").contains(read.getGeometryType())) {
            throw type(read.isEmpty() ? "An empty geometry" : "A " + read.getGeometryType());
        }
        if (read.getNumPoints() > MAX_VERTICES) {
            throw Problem.tooLarge("A geometry has at most 2 million vertices");
        }
        Optional<Double> altitude = Optional.of(read.getCoordinate().getZ())
                .filter(z -> read.getGeometryType().equals("Point") && Double.isFinite(z));
        boolean[] third = {false};
        read.apply((Coordinate place) -> {
            requireFinite(place, "geom");
            third[0] |= !Double.isNaN(place.getZ());
            place.setZ(Double.NaN);
        });
        List<Violation> all = new java.util.ArrayList<>(remarks);
        if (third[0] && altitude.isEmpty()) {
            all.add(new Violation("geom", "altitude_dropped", "Third coordinates are kept of points only"));
        }
        return new Footprint(read, srid, altitude, List.copyOf(all));
    }

    /**
     * Whether all coordinates can be longitudes and latitudes in degrees.
     *
     * @throws Problem 422 {@code coordinates_out_of_range}
     */
    Footprint requireDegrees() {
        Envelope box = geometry.getEnvelopeInternal();
        if (box.getMinX() < -180 || box.getMaxX() > 180 || box.getMinY() < -90 || box.getMaxY() > 90) {
            throw Problem.rule(
                    "geom", "coordinates_out_of_range", "Longitudes lie between ±180, latitudes between ±90 degrees");
        }
        return this;
    }

    /** @throws Problem 422 {@code geometry_type}, 413 for a plot or transect of too many vertices */
    Footprint requireFit(AdmLevel level) {
        if (!level.geometryTypes().contains(geometry.getGeometryType())) {
            throw Problem.rule(
                    "geom",
                    "geometry_type",
                    "A location of level " + level + " is a "
                            + String.join(
                                    " or ",
                                    level.geometryTypes().stream().sorted().toList()) + ", not a "
                            + geometry.getGeometryType());
        }
        if (!level.isArea() && geometry.getNumPoints() > MAX_PLOT_VERTICES) {
            throw Problem.tooLarge("A plot or transect has at most 10,000 vertices");
        }
        return this;
    }

    /** Well-known binary, two-dimensional. */
    byte[] wkb() {
        return new WKBWriter(2).write(geometry);
    }

    String wkt() {
        return new WKTWriter(2).write(geometry);
    }

    static Violation ringClosed() {
        return new Violation("geom", "ring_closed", "A ring whose ends did not meet was closed");
    }

    static Problem syntax(String message) {
        return Problem.rule("geom", "geometry_syntax", message);
    }

    static Problem type(String what) {
        return Problem.rule(
                "geom", "geometry_type", what + " is no place: send a Point, LineString, Polygon or MultiPolygon");
    }

    private static Problem missing(String field) {
        return Problem.rule(field, "one_geometry", "Latitude and longitude come together");
    }

    private static void requireFinite(Coordinate place, String field) {
        if (!Double.isFinite(place.x) || !Double.isFinite(place.y)) {
            throw Problem.rule(field, "coordinates_out_of_range", "Coordinates are finite numbers");
        }
    }

    private static void requireShallow(String wkt) {
        int depth = 0;
        for (int i = 0; i < wkt.length(); i++) {
            depth += wkt.charAt(i) == '(' ? 1 : wkt.charAt(i) == ')' ? -1 : 0;
            if (depth > MAX_NESTING) {
                throw syntax("Brackets are nested deeper than in any geometry of a location");
            }
        }
    }
}
