package org.biotrail.catalog.location;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The levels in use, and how far from its parent a location of the level below may lie. */
@ApplicationScoped
class Levels {
    private static final Set<AdmLevel> SPECIAL = Set.of(
            AdmLevel.ENVIRONMENTAL_LAYER,
            AdmLevel.INDIGENOUS_TERRITORY,
            AdmLevel.CONSERVATION_UNIT,
            AdmLevel.PLOT,
            AdmLevel.TRANSECT,
            AdmLevel.POINT);

    private final Set<AdmLevel> known;
    private final AdmLevel country;
    private final double countryTolerance;
    private final double areaTolerance;

    /**
     * @param administrative numbers of OpenStreetMap; the first is that of countries
     * @param countryTolerance metres
     * @param areaTolerance metres
     */
    @Inject
    Levels(
            @ConfigProperty(name = "biotrail.catalog.adm-levels", defaultValue = "2,3,4,5,6,7,8,9,10")
                    List<Integer> administrative,
            @ConfigProperty(name = "biotrail.catalog.tolerance.country", defaultValue = "22000")
                    double countryTolerance,
            @ConfigProperty(name = "biotrail.catalog.tolerance.area", defaultValue = "1100") double areaTolerance) {
        this.known = Stream.concat(administrative.stream().map(AdmLevel::new), SPECIAL.stream())
                .collect(Collectors.toUnmodifiableSet());
        this.country = new AdmLevel(administrative.get(0));
        this.countryTolerance = countryTolerance;
        this.areaTolerance = areaTolerance;
    }

    /** @throws Problem 422 {@code unknown_level} */
    AdmLevel parse(int code) {
        AdmLevel level = new AdmLevel(code);
        if (!known.contains(level)) {
            throw Problem.rule("adm_level", "unknown_level", code + " is no level that is in use here");
        }
        return level;
    }

    boolean isKnown(int code) {
        return known.contains(new AdmLevel(code));
    }

    AdmLevel country() {
        return country;
    }

    double countryTolerance() {
        return countryTolerance;
    }

    double areaTolerance() {
        return areaTolerance;
    }
}
