package org.biotrail.sampling.fieldrecord;

import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.problem.Problem;

/** The questions about places that lists answer; each speaks of the view's column {@code geom}. */
final class Areas {
    private Areas() {}

    /** {@code west,south,east,north} in degrees; a west beyond the east crosses the antimeridian. */
    static Condition bbox(String text) {
        List<Double> box = numbers("bbox", text, 4);
        if (box.get(1) > box.get(3)) {
            throw Problem.unreadable("bbox", "bbox_invalid", "bbox is west,south,east,north");
        }
        return box.get(0) <= box.get(2)
                ? box(box.get(0), box.get(1), box.get(2), box.get(3))
                : box(box.get(0), box.get(1), 180.0, box.get(3)).or(box(-180.0, box.get(1), box.get(2), box.get(3)));
    }

    /** {@code lat,lon} and a distance in metres on the ellipsoid. */
    static Condition near(String place, String distance) {
        List<Double> at = numbers("near", place, 2);
        double metres = numbers("distance", distance, 1).get(0);
        Coordinates.of(at.get(0), at.get(1));
        return Condition.of(
                "st_dwithin(geom::geography, st_setsrid(st_makepoint(?::float8, ?::float8), 4326)::geography, ?::float8)",
                at.get(1),
                at.get(0),
                metres);
    }

    /** An area as GeoJSON or WKT, at most 10,000 vertices. */
    static Condition within(String area) {
        return Condition.of("st_covers((select field_area(?::text)), geom)", area);
    }

    /** {@code west,south,east,north}. */
    static List<Double> numbers(String parameter, String text, int count) {
        List<Double> numbers = new ArrayList<>();
        try {
            for (String number : text.split(",", -1)) {
                numbers.add(Double.valueOf(number.strip()));
            }
        } catch (NumberFormatException unreadable) {
            numbers.clear();
        }
        if (numbers.size() != count || numbers.stream().anyMatch(number -> !Double.isFinite(number))) {
            throw Problem.unreadable(
                    parameter,
                    "number_invalid",
                    parameter + " is " + count + " number" + (count == 1 ? "" : "s, with commas"));
        }
        return numbers;
    }

    private static Condition box(double west, double south, double east, double north) {
        return Condition.of(
                "geom && st_makeenvelope(?::float8, ?::float8, ?::float8, ?::float8, 4326)", west, south, east, north);
    }
}
