package org.biotrail.catalog.location;

import org.locationtech.jts.geom.Coordinate;

/**
 * Courses and distances on the sphere of radius 6378137 m, as the specification of locations fixes them. A
 * {@link Coordinate} is longitude (x) and latitude (y) in degrees; angles are degrees clockwise from north, lengths
 * metres.
 */
final class Sphere {
    static final double RADIUS = 6378137;

    private Sphere() {}

    /** Where one arrives from {@code start} going {@code metres} with the initial course {@code angle}. */
    static Coordinate destination(Coordinate start, double angle, double metres) {
        double latitude = Math.toRadians(start.y);
        double course = Math.toRadians(angle);
        double way = metres / RADIUS;
        double reached =
                Math.asin(Math.sin(latitude) * Math.cos(way) + Math.cos(latitude) * Math.sin(way) * Math.cos(course));
        double turn = Math.atan2(
                Math.sin(course) * Math.sin(way) * Math.cos(latitude),
                Math.cos(way) - Math.sin(latitude) * Math.sin(reached));
        return new Coordinate(start.x + Math.toDegrees(turn), Math.toDegrees(reached));
    }

    /** The initial course from one place to another, 0 up to 360. */
    static double bearing(Coordinate from, Coordinate to) {
        double latitude1 = Math.toRadians(from.y);
        double latitude2 = Math.toRadians(to.y);
        double turn = Math.toRadians(to.x - from.x);
        double angle = Math.toDegrees(Math.atan2(
                Math.sin(turn) * Math.cos(latitude2),
                Math.cos(latitude1) * Math.sin(latitude2)
                        - Math.sin(latitude1) * Math.cos(latitude2) * Math.cos(turn)));
        return (angle + 360) % 360;
    }

    /** Metres between two places along the great circle. */
    static double distance(Coordinate from, Coordinate to) {
        double latitude1 = Math.toRadians(from.y);
        double latitude2 = Math.toRadians(to.y);
        double half = Math.sin((latitude2 - latitude1) / 2);
        double turn = Math.sin(Math.toRadians(to.x - from.x) / 2);
        return 2 * RADIUS * Math.asin(Math.sqrt(half * half + Math.cos(latitude1) * Math.cos(latitude2) * turn * turn));
    }
}
