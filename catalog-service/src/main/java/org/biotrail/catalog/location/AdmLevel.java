package org.biotrail.catalog.location;

import java.util.Set;

/**
 * What kind of place a location is, by the numbers of OpenStreetMap's administrative levels and, above them, those of
 * OpenDataBio for layers, plots, transects and points.
 *
 * @param code -1 for the World, 2 to 10 for administrative areas
 */
record AdmLevel(int code) {
    static final AdmLevel WORLD = new AdmLevel(-1);
    static final AdmLevel ENVIRONMENTAL_LAYER = new AdmLevel(97);
    static final AdmLevel INDIGENOUS_TERRITORY = new AdmLevel(98);
    static final AdmLevel CONSERVATION_UNIT = new AdmLevel(99);
    static final AdmLevel PLOT = new AdmLevel(100);
    static final AdmLevel TRANSECT = new AdmLevel(101);
    static final AdmLevel POINT = new AdmLevel(999);

    private static final Set<String> AREAS = Set.of("Polygon", "MultiPolygon");

    boolean isAdministrative() {
        return code >= 2 && code <= 10;
    }

    /** Environmental layers, indigenous territories, conservation units: what other locations are related to. */
    boolean isRelatedLayer() {
        return code >= 97 && code <= 99;
    }

    boolean isArea() {
        return isAdministrative() || isRelatedLayer() || equals(WORLD);
    }

    /** Related layers and everything above: what {@code ismarine} may be said of. */
    boolean isSpecial() {
        return code >= 97;
    }

    /** Plots and transects: what is measured on the ground. */
    boolean isMeasured() {
        return equals(PLOT) || equals(TRANSECT);
    }

    /** Geometry types by their GeoJSON names. */
    Set<String> geometryTypes() {
        if (isArea()) {
            return AREAS;
        }
        return switch (code) {
            case 100 -> Set.of("Polygon", "Point");
            case 101 -> Set.of("LineString", "Point");
            default -> Set.of("Point");
        };
    }

    /**
     * Whether a location of this level may lie directly in one of that level.
     *
     * @param country the level of countries, whose parent is always the World
     * @param marine whether the location may lie outside all areas, in the World itself
     */
    boolean mayLieIn(AdmLevel parent, AdmLevel country, boolean marine) {
        if (parent.equals(WORLD)) {
            return isArea() || (marine && isSpecial());
        }
        if (equals(country)) {
            return false;
        }
        if (isAdministrative()) {
            return parent.isAdministrative() && parent.code < code;
        }
        if (isRelatedLayer()) {
            return parent.isAdministrative() || parent.equals(this);
        }
        return switch (code) {
            case 100, 101 -> parent.isArea() || parent.equals(PLOT);
            case 999 -> parent.isArea() || parent.equals(PLOT) || parent.equals(TRANSECT);
            default -> false;
        };
    }

    @Override
    public String toString() {
        return String.valueOf(code);
    }
}
