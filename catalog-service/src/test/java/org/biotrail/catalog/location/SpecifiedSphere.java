package org.biotrail.catalog.location;

/** The formulas of the specification's section on geodesy once more, written from its text alone; degrees and metres. */
final class SpecifiedSphere {
    private static final double A = 6378137;

    private SpecifiedSphere() {}

    /** Latitude and longitude. */
    record Place(double phi, double lambda) {}

    static Place dest(Place from, double theta, double d) {
        double phi = Math.toRadians(from.phi());
        double t = Math.toRadians(theta);
        double phi2 = Math.asin(Math.sin(phi) * Math.cos(d / A) + Math.cos(phi) * Math.sin(d / A) * Math.cos(t));
        double lambda2 = Math.toRadians(from.lambda())
                + Math.atan2(
                        Math.sin(t) * Math.sin(d / A) * Math.cos(phi),
                        Math.cos(d / A) - Math.sin(phi) * Math.sin(phi2));
        return new Place(Math.toDegrees(phi2), Math.toDegrees(lambda2));
    }

    static double bearing(Place a, Place b) {
        double dl = Math.toRadians(b.lambda() - a.lambda());
        double pa = Math.toRadians(a.phi());
        double pb = Math.toRadians(b.phi());
        double angle = Math.atan2(
                Math.sin(dl) * Math.cos(pb), Math.cos(pa) * Math.sin(pb) - Math.sin(pa) * Math.cos(pb) * Math.cos(dl));
        return (Math.toDegrees(angle) + 360) % 360;
    }

    static double dist(Place a, Place b) {
        double dp = Math.toRadians(b.phi() - a.phi());
        double dl = Math.toRadians(b.lambda() - a.lambda());
        return 2
                * A
                * Math.asin(Math.sqrt(Math.pow(Math.sin(dp / 2), 2)
                        + Math.cos(Math.toRadians(a.phi()))
                                * Math.cos(Math.toRadians(b.phi()))
                                * Math.pow(Math.sin(dl / 2), 2)));
    }

    /** The four corners of a plot from a point. */
    static Place[] plot(Place p1, double x, double y, double alpha) {
        Place p2 = dest(p1, alpha, y);
        return new Place[] {p1, p2, dest(p2, alpha + 90, x), dest(p1, alpha + 90, x)};
    }

    /** The position (x, y) in a plot of these corners. */
    static Place position(Place[] plot, double x, double y) {
        return dest(dest(plot[0], bearing(plot[0], plot[1]), y), bearing(plot[0], plot[plot.length - 1]), x);
    }
}
