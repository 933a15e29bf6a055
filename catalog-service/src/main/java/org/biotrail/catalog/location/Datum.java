package org.biotrail.catalog.location;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;

/** What coordinates refer to: an EPSG code, from which they can be transformed, or a text that is kept. */
record Datum(String text) {
    static final int WGS_84 = 4326;
    static final Datum DEFAULT = new Datum("EPSG:" + WGS_84);
    private static final int LONGEST = 80;
    private static final Pattern EPSG = Pattern.compile("epsg[: ]{0,2}(\\d{4,6})");
    private static final Pattern SAME = Pattern.compile("wgs[ -]?(19)?84|world geodetic system 1984");

    /**
     * The datum of a draft: what it says, else what its EWKT says, else WGS 84.
     *
     * @throws Problem 422 {@code datum_contradicts} when the two differ
     */
    static Datum of(Optional<String> given, Optional<Integer> srid) {
        Optional<Datum> said =
                Wording.name("datum", given.orElse(null), LONGEST).map(Datum::new);
        Optional<Datum> tagged = srid.map(code -> new Datum("EPSG:" + code));
        if (said.isPresent() && tagged.isPresent() && said.get().srid().orElse(0) != srid.get()) {
            throw Problem.rule("datum", "datum_contradicts", "The geometry's SRID is another one than datum says");
        }
        return said.or(() -> tagged).orElse(DEFAULT);
    }

    /** The EPSG code, as far as the text is one. */
    OptionalInt srid() {
        String lower = text.toLowerCase(Locale.ROOT);
        if (SAME.matcher(lower).matches()) {
            return OptionalInt.of(WGS_84);
        }
        Matcher epsg = EPSG.matcher(lower);
        return epsg.matches() ? OptionalInt.of(Integer.parseInt(epsg.group(1))) : OptionalInt.empty();
    }

    boolean isWgs84() {
        return srid().orElse(0) == WGS_84;
    }
}
