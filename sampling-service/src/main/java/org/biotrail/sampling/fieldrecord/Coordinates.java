package org.biotrail.sampling.fieldrecord;

import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A place on Earth in WGS 84, degrees.
 *
 * @param latitude −90 to 90
 * @param longitude −180 to 180
 */
public record Coordinates(double latitude, double longitude) {

    public Coordinates {
        if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
            throw Problem.rule(
                    Math.abs(latitude) <= 90 ? "longitude" : "latitude",
                    "coordinates_out_of_range",
                    "Latitude is within −90 and 90, longitude within −180 and 180");
        }
        if (latitude == 0 && longitude == 0) {
            throw Problem.rule("latitude", "coordinates_zero", "Latitude 0, longitude 0 is no place but a default");
        }
    }

    /**
     * Both or neither.
     *
     * @throws Problem 422 {@code coordinates_incomplete}, {@code coordinates_out_of_range} or {@code coordinates_zero}
     */
    public static Optional<Coordinates> of(@Nullable Double latitude, @Nullable Double longitude) {
        if (latitude == null && longitude == null) {
            return Optional.empty();
        }
        if (latitude == null || longitude == null) {
            throw Problem.rule(
                    latitude == null ? "latitude" : "longitude",
                    "coordinates_incomplete",
                    "Latitude and longitude come together");
        }
        return Optional.of(new Coordinates(latitude, longitude));
    }

    /** @throws Problem 422 {@code coordinates_missing} */
    public static Problem missing() {
        return Problem.rule("latitude", "coordinates_missing", "Where was it collected?");
    }
}
