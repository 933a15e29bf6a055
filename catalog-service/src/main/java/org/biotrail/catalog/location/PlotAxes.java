package org.biotrail.catalog.location;

import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.locationtech.jts.geom.Coordinate;

/**
 * How positions are measured in a plot: from its first vertex, y along the edge to the second, x along the edge to the
 * last distinct one. Coordinates are longitude and latitude in degrees; x and y are metres.
 *
 * @param origin the first vertex
 * @param toY the course of the Y axis, degrees clockwise from north
 * @param toX the course of the X axis
 */
record PlotAxes(Coordinate origin, double toY, double toX) {
    /** Axes that are nearly one line measure nothing. */
    private static final double LEAST_SINE = 0.1;

    /** A place in a plot, metres along its axes. */
    record Offset(double x, double y) {}

    /**
     * The axes of a plot's ring.
     *
     * @param ring closed, at least three distinct vertices
     * @throws Problem 422 {@code plot_axes}
     */
    static PlotAxes of(List<Coordinate> ring) {
        Coordinate origin = ring.get(0);
        Coordinate endOfX = ring.get(ring.size() - (ring.get(ring.size() - 1).equals2D(origin) ? 2 : 1));
        PlotAxes axes = new PlotAxes(origin, Sphere.bearing(origin, ring.get(1)), Sphere.bearing(origin, endOfX));
        if (Math.abs(axes.sine()) < LEAST_SINE) {
            throw Problem.rule(
                    "geom", "plot_axes", "The first edge and the last one of a plot are its axes, and stand apart");
        }
        return axes;
    }

    /**
     * The ring of a plot that is made from a point: the point, the end of the Y axis, the corner opposite, the end of the
     * X axis, the point again.
     *
     * @param azimuth the course of the Y axis; at 0 it goes north and X east
     */
    static List<Coordinate> ring(Coordinate point, double x, double y, double azimuth) {
        Coordinate endOfY = Sphere.destination(point, azimuth, y);
        return List.of(
                point,
                endOfY,
                Sphere.destination(endOfY, azimuth + 90, x),
                Sphere.destination(point, azimuth + 90, x),
                point);
    }

    /** Where a position is: y along the Y axis, from there x along the X axis. */
    Coordinate place(Offset offset) {
        return Sphere.destination(Sphere.destination(origin, toY, offset.y()), toX, offset.x());
    }

    /** The position of a place, the other way. */
    Offset offset(Coordinate place) {
        double metres = Sphere.distance(origin, place);
        double course = Sphere.bearing(origin, place);
        return new Offset(metres * sine(course - toY) / sine(), metres * sine(toX - course) / sine());
    }

    private double sine() {
        return sine(toX - toY);
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
