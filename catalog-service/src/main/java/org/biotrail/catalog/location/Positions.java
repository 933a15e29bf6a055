package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.UUID;
import org.biotrail.catalog.location.PlotAxes.Offset;
import org.biotrail.kit.problem.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Turns positions that are measured in a plot, along a transect or from a point into coordinates and back. */
@ApplicationScoped
class Positions {
    /** The location, and how far its origin lies from that of the outermost plot, if it is a plot in a plot. */
    private static final String FIND = """
            with recursive up as (
                select l.id, l.parent_id, l.startx, l.starty from location l where l.id = $1 and l.adm_level = 100
                union all
                select p.id, p.parent_id, p.startx, p.starty
                from up join location p on p.id = up.parent_id where p.adm_level = 100)
            select l.adm_level, coalesce(l.x, 0)::float8, coalesce(l.y, 0)::float8, st_asbinary(l.geom),
                   (select coalesce(sum(startx), 0)::float8 from up), (select coalesce(sum(starty), 0)::float8 from up),
                   (select count(*) > 1 from up)
            from location l where l.id = $1""";

    /** Metres by which a place on an edge may lie outside when its position is computed back. */
    private static final double ROUNDING = 0.01;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** In which words a position is told. */
    enum Kind {
        /** x and y, metres. */
        OFFSET,
        /** Angle and distance. */
        POLAR,
        /** Latitude and longitude. */
        PLACE
    }

    /** A position as it was asked for. */
    record Way(Kind kind, double first, double second) {
        Coordinate place() {
            if (Math.abs(first) > 90 || Math.abs(second) > 180) {
                throw Problem.unreadable(
                        "latitude", "coordinates_out_of_range", "Latitude ±90, longitude ±180 degrees");
            }
            return new Coordinate(second, first);
        }
    }

    /** @return fails with 422 {@code position_outside} */
    Uni<JsonNode> find(UUID id, Way way) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> answer(rows.iterator().next(), way));
    }

    private JsonNode answer(Row row, Way way) {
        AdmLevel level = new AdmLevel(row.getInteger(0));
        Geometry geometry = Ground.geometry(row.getBuffer(3).getBytes());
        if (level.equals(AdmLevel.POINT)) {
            return atPoint(geometry.getCoordinate(), way);
        }
        if (!level.isMeasured()) {
            throw outside("Only plots, transects and points have positions");
        }
        if (way.kind() == Kind.POLAR) {
            throw outside("Angle and distance are measured from points");
        }
        double x = row.getDouble(1);
        double y = row.getDouble(2);
        if (level.equals(AdmLevel.TRANSECT)) {
            return alongTransect(new TransectLine(Arrays.asList(geometry.getCoordinates())), y, way);
        }
        ObjectNode found = inPlot(PlotAxes.of(Ground.ring(geometry)), x, y, way);
        if (row.getBoolean(6)) {
            found.put("gx", row.getDouble(4) + found.get("x").doubleValue());
            found.put("gy", row.getDouble(5) + found.get("y").doubleValue());
        }
        return found;
    }

    private ObjectNode inPlot(PlotAxes axes, double x, double y, Way way) {
        if (way.kind() == Kind.OFFSET) {
            Offset at = new Offset(way.first(), way.second());
            requireWithin(at, x, y, 0);
            return told(axes.place(at), at);
        }
        Offset at = axes.offset(way.place());
        requireWithin(at, x, y, ROUNDING);
        return told(way.place(), new Offset(clamped(at.x(), x), clamped(at.y(), y)));
    }

    private static void requireWithin(Offset at, double x, double y, double rounding) {
        if (at.x() < -rounding || at.x() > x + rounding || at.y() < -rounding || at.y() > y + rounding) {
            throw outside("x lies between 0 and %s, y between 0 and %s m; this is (%.2f, %.2f)"
                    .formatted(x, y, at.x(), at.y()));
        }
    }

    private static double clamped(double value, double most) {
        return Math.max(0, Math.min(most, value));
    }

    private ObjectNode alongTransect(TransectLine line, double aside, Way way) {
        Offset at = way.kind() == Kind.OFFSET ? new Offset(way.first(), way.second()) : line.offset(way.place());
        double rounding = way.kind() == Kind.OFFSET ? 0 : ROUNDING;
        // A length that was given is that of the line but for rounding in the last places.
        boolean along = at.x() >= 0 && at.x() <= line.length() + 1e-6;
        if (!along || Math.abs(at.y()) > aside + rounding) {
            throw outside("x lies between 0 and %.2f, y within %s m to either side; this is (%.2f, %.2f)"
                    .formatted(line.length(), aside, at.x(), at.y()));
        }
        return told(way.kind() == Kind.OFFSET ? line.place(at.x(), at.y()) : way.place(), at);
    }

    /** x is metres to the north, y to the east. */
    private JsonNode atPoint(Coordinate point, Way way) {
        double distance;
        double angle;
        switch (way.kind()) {
            case OFFSET -> {
                distance = Math.hypot(way.first(), way.second());
                angle = (Math.toDegrees(Math.atan2(way.second(), way.first())) + 360) % 360;
            }
            case POLAR -> {
                distance = way.second();
                angle = ((way.first() % 360) + 360) % 360;
            }
            default -> {
                distance = Sphere.distance(point, way.place());
                angle = Sphere.bearing(point, way.place());
            }
        }
        if (distance < 0 || distance > Math.PI * Sphere.RADIUS) {
            throw outside("A distance is not below 0, nor beyond the other end of the Earth");
        }
        boolean asked = way.kind() == Kind.OFFSET;
        Offset at = new Offset(
                asked ? way.first() : distance * Math.cos(Math.toRadians(angle)),
                asked ? way.second() : distance * Math.sin(Math.toRadians(angle)));
        return told(way.kind() == Kind.PLACE ? way.place() : Sphere.destination(point, angle, distance), at)
                .put("angle", rounded(angle))
                .put("distance", rounded(distance));
    }

    private ObjectNode told(Coordinate place, Offset at) {
        return json.createObjectNode()
                .put("latitude", place.y)
                .put("longitude", place.x)
                .put("x", at.x())
                .put("y", at.y());
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static Problem outside(String message) {
        return Problem.rule("x", "position_outside", message);
    }
}
