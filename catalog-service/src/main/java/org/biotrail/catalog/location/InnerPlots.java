package org.biotrail.catalog.location;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.biotrail.catalog.location.OuterPlot.Position;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/**
 * The plots inside a plot that was changed: those that lie relative to it follow it, those made from a point stay where
 * they are and get their position anew. What was submitted stays altogether.
 */
final class InnerPlots {
    /** The changed plots and those inside them, the outer ones first; {@code $1} lists the changed ones. */
    static final String FIND = """
            select distinct cast(c.id as text) as id, cast(c.parent_id as text) as parent_id, c.name, c.x, c.y, c.startx, c.starty,
                   c.geometry_origin, encode(st_asbinary(c.geom), 'hex') as geom,
                   nlevel(c.path) as deep
            from location root join location c on c.path <@ root.path
            where cast(root.id as text) = any (string_to_array($1, ',')) and root.adm_level = 100 and c.adm_level = 100
            order by deep, id""";

    static final String REDRAW = """
            update location l set geom = coalesce(st_geomfromwkb(decode(r.geom, 'hex'), 4326), l.geom),
                                  azimuth = coalesce(r.azimuth, l.azimuth), startx = r.startx, starty = r.starty
            from jsonb_to_recordset(cast(cast($1 as text) as jsonb))
                 r(id uuid, geom text, azimuth numeric, startx numeric, starty numeric)
            where l.id = r.id""";

    private static final int MOST_NAMED = 20;

    private InnerPlots() {}

    /** A plot as {@link #FIND} tells it. */
    record Inner(
            UUID id,
            UUID parent,
            String name,
            BigDecimal x,
            BigDecimal y,
            @Nullable BigDecimal startx,
            @Nullable BigDecimal starty,
            String origin,
            Geometry geom) {

        Position position() {
            return new Position(
                    Objects.requireNonNullElse(startx, BigDecimal.ZERO),
                    Objects.requireNonNullElse(starty, BigDecimal.ZERO));
        }

        static Inner of(Object[] row) {
            return new Inner(
                    UUID.fromString((String) row[0]),
                    UUID.fromString((String) row[1]),
                    (String) row[2],
                    (BigDecimal) row[3],
                    (BigDecimal) row[4],
                    (BigDecimal) row[5],
                    (BigDecimal) row[6],
                    (String) row[7],
                    Ground.geometry(HexFormat.of().parseHex((String) row[8])));
        }
    }

    /**
     * What becomes of them, as {@link #REDRAW} takes it.
     *
     * @param changed those that were changed: the others follow them
     * @param plots all of them, the outer ones first
     * @throws Problem 422 {@code children_outside} with up to 20 that would not fit any more
     */
    static List<Map<String, Object>> redrawn(Set<UUID> changed, List<Inner> plots) {
        Map<UUID, OuterPlot> moved = new HashMap<>();
        List<Map<String, Object>> redrawn = new ArrayList<>();
        List<Map<String, Object>> outside = new ArrayList<>();
        for (Inner plot : plots) {
            OuterPlot outer = moved.get(plot.parent());
            List<Coordinate> ring = Ground.ring(plot.geom());
            if (changed.contains(plot.id())) {
                moved.put(plot.id(), new OuterPlot(PlotAxes.of(ring), plot.x(), plot.y()));
            }
            if (outer == null || changed.contains(plot.id())) {
                continue;
            }
            if (plot.origin().equals(Drawing.SUBMITTED)) {
                continue;
            }
            boolean follows = plot.origin().equals(Drawing.RELATIVE);
            Position at = follows ? plot.position() : outer.position(ring.get(0));
            if (!outer.holds(at, plot.x(), plot.y())) {
                outside.add(Map.of("id", plot.id(), "name", plot.name()));
            }
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("id", plot.id());
            change.put("startx", at.startx());
            change.put("starty", at.starty());
            if (follows) {
                ring = outer.ring(at, plot.x(), plot.y());
                change.put("geom", HexFormat.of().formatHex(wkb(ring)));
                change.put("azimuth", outer.axes().toY());
                moved.put(plot.id(), new OuterPlot(PlotAxes.of(ring), plot.x(), plot.y()));
            }
            redrawn.add(change);
        }
        if (!outside.isEmpty()) {
            throw Problem.rule("geom", "children_outside", "Subplots that lie in it would reach beyond it")
                    .with("children", outside.stream().limit(MOST_NAMED).toList());
        }
        return redrawn;
    }

    private static byte[] wkb(List<Coordinate> ring) {
        return new WKBWriter(2).write(Footprint.FACTORY.createPolygon(ring.toArray(Coordinate[]::new)));
    }
}
