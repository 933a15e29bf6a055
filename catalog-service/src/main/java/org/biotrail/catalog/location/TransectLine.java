package org.biotrail.catalog.location;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.biotrail.catalog.location.PlotAxes.Offset;
import org.locationtech.jts.geom.Coordinate;

/**
 * A transect as a way that is walked from its first vertex. Positions are x metres along it and y metres to its right,
 * to its left where y is negative.
 *
 * @param vertices longitude and latitude in degrees, two or more
 */
record TransectLine(List<Coordinate> vertices) {
    /** So many metres before and behind a place tell where the way goes there. */
    private static final double STEP = 2;

    TransectLine {
        vertices = List.copyOf(vertices);
    }

    /** The transect of a length that begins at a point; at azimuth 0 it goes north. */
    static TransectLine from(Coordinate point, double azimuth, double length) {
        return new TransectLine(List.of(point, Sphere.destination(point, azimuth, length)));
    }

    /** Metres along all its segments. */
    double length() {
        return IntStream.range(1, vertices.size()).mapToDouble(this::segment).sum();
    }

    /** Where a position is. */
    Coordinate place(double x, double y) {
        Coordinate at = walked(x);
        double side = y < 0 ? -90 : 90;
        return Sphere.destination(at, heading(x) + side, Math.abs(y));
    }

    /** The position of a place, the other way: x is that of the nearest place of the line. */
    Offset offset(Coordinate place) {
        Offset nearest = new Offset(0, Double.POSITIVE_INFINITY);
        double before = 0;
        for (int end = 1; end < vertices.size(); end++) {
            Offset found = offset(end, place);
            if (Math.abs(found.y()) < Math.abs(nearest.y())) {
                nearest = new Offset(before + found.x(), found.y());
            }
            before += segment(end);
        }
        double side = Math.sin(Math.toRadians(Sphere.bearing(walked(nearest.x()), place) - heading(nearest.x())));
        return new Offset(nearest.x(), side < 0 ? -nearest.y() : nearest.y());
    }

    /** Metres along a segment to the place of it that is nearest, and metres from there. */
    private Offset offset(int end, Coordinate place) {
        Coordinate start = vertices.get(end - 1);
        double course = Sphere.bearing(start, vertices.get(end));
        double way = Sphere.distance(start, place) / Sphere.RADIUS;
        double turn = Math.toRadians(Sphere.bearing(start, place) - course);
        double along = Math.atan2(Math.sin(way) * Math.cos(turn), Math.cos(way)) * Sphere.RADIUS;
        double on = Math.max(0, Math.min(along, segment(end)));
        return new Offset(on, Sphere.distance(Sphere.destination(start, course, on), place));
    }

    /** The place x metres along the way; its ends are not passed. */
    Coordinate walked(double x) {
        double left = Math.max(0, Math.min(x, length()));
        int last = vertices.size() - 1;
        for (int i = 1; i < last; i++) {
            if (left <= segment(i)) {
                return along(i, left);
            }
            left -= segment(i);
        }
        return along(last, left);
    }

    /** The circular mean of the courses that lead to a place of the way and on from it. */
    private double heading(double x) {
        Coordinate at = walked(x);
        double[] courses = DoubleStream.concat(course(walked(x - STEP), at), course(at, walked(x + STEP)))
                .map(Math::toRadians)
                .toArray();
        double north = DoubleStream.of(courses).map(Math::cos).sum();
        double east = DoubleStream.of(courses).map(Math::sin).sum();
        return (Math.toDegrees(Math.atan2(east, north)) + 360) % 360;
    }

    /** None for no way at all, at the ends. */
    private static DoubleStream course(Coordinate from, Coordinate to) {
        OptionalDouble course =
                from.equals2D(to) ? OptionalDouble.empty() : OptionalDouble.of(Sphere.bearing(from, to));
        return course.stream();
    }

    private double segment(int end) {
        return Sphere.distance(vertices.get(end - 1), vertices.get(end));
    }

    private Coordinate along(int end, double metres) {
        Coordinate start = vertices.get(end - 1);
        return Sphere.destination(start, Sphere.bearing(start, vertices.get(end)), metres);
    }
}
