package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** A row of an import of locations that could be read, with what becomes known of it on the way. */
final class LocationRow {
    private static final Set<String> TRUE = Set.of("true", "t", "yes", "y", "1");
    private static final Set<String> FALSE = Set.of("false", "f", "no", "n", "0");

    final int number;
    final Location location;
    final Optional<Footprint> footprint;
    final Datum datum;
    final Optional<String> parentText;
    final List<String> relatedTexts;

    /** How an exported plot or transect was made. */
    final String toldOrigin;

    @Nullable
    UUID parent;

    @Nullable
    UUID stored;

    /** Of a plot or transect. */
    @Nullable
    Drawing drawing;

    boolean srsKnown = true;
    List<Violation> remarks = List.of();

    private LocationRow(StagedRow row, LocationDraft draft, Levels levels) {
        number = row.number();
        location = new Location().apply(draft, levels);
        footprint = draft.footprint();
        datum = Datum.of(draft.datum(), footprint.flatMap(Footprint::srid));
        footprint.ifPresent(given -> Locations.check(given, location.level(), datum));
        parentText = row.text("parent");
        toldOrigin = row.text("geometry_origin").orElse("");
        if (footprint.isEmpty() && !(location.level().equals(AdmLevel.PLOT) && parentText.isPresent())) {
            throw Problem.rule("geom", "one_geometry", "There is neither geom nor latitude, longitude");
        }
        relatedTexts = row.text("related_locations").stream()
                .flatMap(text -> Arrays.stream(text.split(";", -1)))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** @throws Problem 422 with what is wrong */
    static LocationRow read(StagedRow row, Levels levels) {
        LocationDraft draft = new LocationDraft(
                row.text("name"),
                number(row, "adm_level").map(LocationRow::level),
                null,
                geometry(row),
                number(row, "latitude").map(BigDecimal::doubleValue),
                number(row, "longitude").map(BigDecimal::doubleValue),
                number(row, "x"),
                number(row, "y"),
                number(row, "startx"),
                number(row, "starty"),
                number(row, "azimuth"),
                number(row, "altitude"),
                row.text("datum"),
                row.text("ismarine").map(text -> flag("ismarine", text)),
                Optional.empty(),
                row.text("country_code"),
                number(row, "coordinate_uncertainty"),
                Optional.empty(),
                row.text("notes"));
        return new LocationRow(row, draft, levels);
    }

    /** The geometry as it will be stored, once that is known. */
    byte[] shape() {
        byte[] stored = location.geom;
        return stored == null ? footprint.orElseThrow().wkb() : stored;
    }

    /** The reference system of what is surveyed: what was drawn is in WGS 84. */
    int srid() {
        return drawing == null ? datum.srid().orElse(0) : Datum.WGS_84;
    }

    /** What two rows of one batch must not share: parent and name. */
    String key() {
        return parent + "/" + location.name.toLowerCase(Locale.ROOT);
    }

    /** Whether its parent is another row that is not stored yet. */
    boolean waitsForOneOf(List<LocationRow> rows) {
        return location.level().isSpecial()
                && parentText
                        .map(LocationRow::lastName)
                        .filter(parent -> rows.stream()
                                .anyMatch(other ->
                                        other.number != number && other.location.name.equalsIgnoreCase(parent)))
                        .isPresent();
    }

    /** The last name of a path, in lower case. */
    static String lastName(String path) {
        return path.substring(path.lastIndexOf('>') + 1).strip().toLowerCase(Locale.ROOT);
    }

    private static Optional<JsonNode> geometry(StagedRow row) {
        JsonNode geom = row.values().path("geom");
        if (geom.isMissingNode()
                || geom.isNull()
                || (geom.isTextual() && geom.textValue().isBlank())) {
            return Optional.empty();
        }
        return Optional.of(geom.isTextual() ? TextNode.valueOf(geom.textValue()) : geom);
    }

    private static int level(BigDecimal number) {
        try {
            return number.intValueExact();
        } catch (ArithmeticException fraction) {
            throw Problem.rule("adm_level", "unknown_level", number + " is no level");
        }
    }

    private static Optional<BigDecimal> number(StagedRow row, String column) {
        return row.text(column).map(text -> {
            try {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) < 400) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Falls through to the one complaint about numbers.
            }
            throw Problem.rule(column, "number_form", text + " is no number");
        });
    }

    private static boolean flag(String column, String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!TRUE.contains(word) && !FALSE.contains(word)) {
            throw Problem.rule(column, "wrong_type", column + " is true or false");
        }
        return TRUE.contains(word);
    }
}
