package org.biotrail.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.biotrail.catalog.location.PlotAxes.Offset;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/** Plots and transects on the sphere. */
class GeodesyTest {
    private static final Coordinate MANAUS = new Coordinate(-59.97, -2.95);

    @Test
    void a_plot_at_azimuth_0_goes_north_and_east() {
        List<Coordinate> ring = PlotAxes.ring(MANAUS, 50, 100, 0);
        double degree = 2 * Math.PI * Sphere.RADIUS / 360;
        assertThat(ring).hasSize(5).startsWith(MANAUS).endsWith(MANAUS);
        assertThat(ring.get(1).x).isCloseTo(MANAUS.x, within(1e-12));
        assertThat(ring.get(1).y).isCloseTo(MANAUS.y + 100 / degree, within(1e-12));
        assertThat(ring.get(3).y).isCloseTo(MANAUS.y, within(1e-9));
        assertThat(ring.get(3).x).isCloseTo(MANAUS.x + 50 / degree / Math.cos(Math.toRadians(MANAUS.y)), within(1e-9));
    }

    @Test
    void the_origin_is_a_position_and_so_is_every_corner() {
        List<Coordinate> ring = PlotAxes.ring(MANAUS, 50, 100, 30);
        PlotAxes axes = PlotAxes.of(ring);
        assertThat(axes.place(new Offset(0, 0)).distance(MANAUS)).isLessThan(1e-12);
        assertThat(axes.place(new Offset(0, 100)).distance(ring.get(1))).isLessThan(1e-9);
        assertThat(axes.place(new Offset(50, 0)).distance(ring.get(3))).isLessThan(1e-9);
        assertThat(axes.place(new Offset(50, 100)).distance(ring.get(2))).isLessThan(1e-8);
    }

    @Test
    void axes_that_are_nearly_one_line_are_refused() {
        List<Coordinate> sliver = List.of(
                new Coordinate(0, 0),
                new Coordinate(0, 1),
                new Coordinate(0.5, 2),
                new Coordinate(0.05, 1),
                new Coordinate(0, 0));
        Problem refused = catchThrowableOfType(Problem.class, () -> PlotAxes.of(sliver));
        assertThat(refused.violations().get(0).code()).isEqualTo("plot_axes");
    }

    /** The way back is plane geometry on courses from the origin; over a plot the difference is millimetres. */
    @Property
    void a_position_is_found_again_from_its_place(
            @ForAll @DoubleRange(min = -179, max = 179) double longitude,
            @ForAll @DoubleRange(min = -60, max = 60) double latitude,
            @ForAll @DoubleRange(min = 0, max = 360) double azimuth,
            @ForAll @DoubleRange(min = 1, max = 100) double width,
            @ForAll @DoubleRange(min = 1, max = 100) double depth,
            @ForAll @DoubleRange(min = 0, max = 1) double across,
            @ForAll @DoubleRange(min = 0, max = 1) double along) {
        Coordinate point = new Coordinate(longitude, latitude);
        PlotAxes axes = PlotAxes.of(PlotAxes.ring(point, width, depth, azimuth));
        Offset offset = new Offset(across * width, along * depth);
        Offset again = axes.offset(axes.place(offset));
        assertThat(again.x()).isCloseTo(offset.x(), within(0.01));
        assertThat(again.y()).isCloseTo(offset.y(), within(0.01));
    }

    @Property
    void a_straight_transect_is_as_long_as_it_was_made_and_its_sides_lie_at_right_angles(
            @ForAll @DoubleRange(min = -179, max = 179) double longitude,
            @ForAll @DoubleRange(min = -70, max = 70) double latitude,
            @ForAll @DoubleRange(min = 0, max = 360) double azimuth,
            @ForAll @DoubleRange(min = 10, max = 5000) double length,
            @ForAll @DoubleRange(min = 0, max = 1) double part,
            @ForAll @DoubleRange(min = -50, max = 50) double aside) {
        TransectLine line = TransectLine.from(new Coordinate(longitude, latitude), azimuth, length);
        assertThat(line.length()).isCloseTo(length, within(1e-5));
        Coordinate place = line.place(part * length, aside);
        Coordinate on = line.walked(part * length);
        assertThat(Sphere.distance(on, place)).isCloseTo(Math.abs(aside), within(1e-5));
        assertThat(Sphere.distance(line.vertices().get(0), on)).isCloseTo(part * length, within(1e-4));
    }

    @Test
    void right_of_a_northward_transect_is_east_and_left_is_west() {
        TransectLine line = TransectLine.from(MANAUS, 0, 100);
        assertThat(line.place(50, 5).x).isGreaterThan(MANAUS.x);
        assertThat(line.place(50, -5).x).isLessThan(MANAUS.x);
        assertThat(line.place(0, 5).y).isCloseTo(MANAUS.y, within(1e-9));
        assertThat(line.walked(500).distance(line.vertices().get(1))).isLessThan(1e-12);
        assertThat(line.walked(-3).distance(MANAUS)).isLessThan(1e-12);
    }

    @Test
    void at_a_bend_the_sides_halve_the_angle() {
        Coordinate bend = Sphere.destination(MANAUS, 0, 100);
        TransectLine line = new TransectLine(List.of(MANAUS, bend, Sphere.destination(bend, 90, 100)));
        assertThat(line.length()).isCloseTo(200, within(1e-6));
        Coordinate right = line.place(100, 10);
        assertThat(Sphere.bearing(bend, right)).isCloseTo(135, within(0.01));
        assertThat(line.walked(150).y).isCloseTo(bend.y, within(1e-9));
    }
}
