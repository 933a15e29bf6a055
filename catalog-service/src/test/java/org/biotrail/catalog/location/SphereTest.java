package org.biotrail.catalog.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class SphereTest {
    @Test
    void a_degree_of_the_equator_is_a_360th_of_the_circumference() {
        double degree = 2 * Math.PI * Sphere.RADIUS / 360;
        assertThat(Sphere.distance(new Coordinate(0, 0), new Coordinate(1, 0))).isCloseTo(degree, within(1e-6));
        assertThat(Sphere.bearing(new Coordinate(0, 0), new Coordinate(1, 0))).isCloseTo(90, within(1e-9));
        assertThat(Sphere.destination(new Coordinate(10, 0), 0, degree).y).isCloseTo(1, within(1e-9));
    }

    @Property
    void a_destination_lies_in_the_direction_and_distance_it_was_made_from(
            @ForAll @DoubleRange(min = -170, max = 170) double longitude,
            @ForAll @DoubleRange(min = -80, max = 80) double latitude,
            @ForAll @DoubleRange(min = 0, max = 359.99) double angle,
            @ForAll @DoubleRange(min = 1, max = 100_000) double metres) {
        Coordinate start = new Coordinate(longitude, latitude);
        Coordinate end = Sphere.destination(start, angle, metres);
        assertThat(Sphere.distance(start, end)).isCloseTo(metres, within(1e-6 * Math.max(1, metres)));
        double turn = Math.abs(Sphere.bearing(start, end) - angle);
        assertThat(Math.min(turn, 360 - turn)).isLessThan(1e-4);
    }
}
