package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What the database found out about a place before it is stored ({@code location_survey}): whether its geometry holds,
 * where it belongs, whom it equals. The rules of placement judge it here.
 */
final class Survey {
    private final JsonNode found;
    private final boolean known;

    Survey(JsonNode found) {
        this(found, found.path("srs_known").asBoolean());
    }

    /** @param known whether the reference system of what was sent is known; the survey may be of what was made of it */
    Survey(JsonNode found, boolean known) {
        this.found = found;
        this.known = known;
    }

    /**
     * Something that a sender should know.
     *
     * @param members further members of the warning, {@code metres} and the like
     */
    record Remark(String code, String field, String message, Map<String, ?> members) {}

    /** Whether the reference system that the datum names is known, so that coordinates were transformed. */
    boolean srsKnown() {
        return known;
    }

    /** The geometry as it is to be stored, where it differs from the one sent. */
    Optional<byte[]> geometry() {
        return text("geom").map(Base64.getDecoder()::decode);
    }

    /** Whom it equals in geometry. */
    Optional<UUID> equal() {
        return text("equal_id").map(UUID::fromString);
    }

    /** Whether that one has this location's name and level: then it is this very place, sent again. */
    boolean isSamePlace(Location location) {
        return location.name.equalsIgnoreCase(found.path("equal_name").asText())
                && location.admLevel == found.path("equal_level").asInt();
    }

    /** The parent, given or detected. */
    Optional<UUID> parent() {
        return text("parent_id").map(UUID::fromString);
    }

    /**
     * Holds a place to the rules.
     *
     * @param itself the stored location of this place, if there is one: it does not stand in its own way
     * @return what the sender is to be warned of
     * @throws Problem 422 or 409 with the first rule that is broken
     */
    List<Remark> judge(AdmLevel level, boolean marine, Levels levels, Datum datum, Optional<UUID> itself) {
        requireValid(found);
        requireOrder(level, marine, levels);
        Optional<UUID> equal = equal();
        if (equal.isPresent()
                && !equal.equals(itself)
                && found.path("equal_level").asInt() == level.code()) {
            throw Problem.conflict(
                            "geom",
                            "duplicate_geometry",
                            "It has the geometry of " + found.path("equal_name").asText())
                    .with("conflicting_id", found.path("equal_id").asText());
        }
        List<Remark> remarks = new ArrayList<>();
        text("repaired").ifPresent(reason -> remarks.add(new Remark("geometry_repaired", "geom", reason, Map.of())));
        if (!known || datum.srid().isEmpty()) {
            remarks.add(new Remark("datum_not_transformed", "datum", "The coordinates are taken as WGS 84", Map.of()));
        }
        contained(level, marine).ifPresent(remarks::add);
        text("better_id")
                .ifPresent(id -> remarks.add(new Remark(
                        "better_parent",
                        "parent_id",
                        "It lies in " + found.path("better_name").asText() + " as well, which is deeper",
                        Map.of("id", id))));
        equal.filter(id -> !Optional.of(id).equals(itself))
                .ifPresent(id -> remarks.add(new Remark(
                        "same_geometry",
                        "geom",
                        "It has the geometry of " + found.path("equal_name").asText() + ", of another level",
                        Map.of("id", id))));
        List<JsonNode> near = new ArrayList<>();
        found.path("near").forEach(near::add);
        near.removeIf(point ->
                itself.map(UUID::toString).equals(Optional.of(point.path("id").asText())));
        if (!near.isEmpty()) {
            remarks.add(new Remark("near_duplicate", "geom", "There are points within 100 m", Map.of("points", near)));
        }
        return remarks;
    }

    /** The plot around it, where its parent is one. */
    Optional<OuterPlot> outer() {
        return Ground.outer(found.path("outer"));
    }

    /** @throws Problem 422 for a geometry that cannot be stored, with the place where there is one */
    static void requireValid(JsonNode found) {
        Optional<String> refused = Optional.ofNullable(found.path("refused").textValue());
        if (refused.isPresent() && refused.get().equals("coordinates_out_of_range")) {
            throw Problem.rule(
                    "geom", "coordinates_out_of_range", "Longitudes lie between ±180, latitudes between ±90 degrees");
        }
        refused.ifPresent(reason -> {
            throw Problem.rule(
                    "geom",
                    "geometry_invalid",
                    reason
                            + Optional.ofNullable(found.path("refused_at").textValue())
                                    .map(place -> " at " + place)
                                    .orElse(""));
        });
    }

    private void requireOrder(AdmLevel level, boolean marine, Levels levels) {
        if (parent().isEmpty()) {
            String message = "No location of a lower level covers it or is near";
            throw looksSwapped(message).orElseGet(() -> Problem.rule("parent_id", "no_parent_found", message));
        }
        AdmLevel parent = new AdmLevel(found.path("parent_level").asInt());
        if (!level.mayLieIn(parent, levels.country(), marine)) {
            throw Problem.rule(
                    "parent_id",
                    "level_order",
                    "A location of level " + level + " does not lie in one of level " + parent);
        }
    }

    private Optional<Remark> contained(AdmLevel level, boolean marine) {
        double metres = found.path("metres").asDouble();
        String parent = found.path("parent_name").asText();
        if (metres == 0) {
            return Optional.empty();
        }
        String message = "It lies %.1f m outside of %s".formatted(metres, parent);
        if (metres <= found.path("tolerance").asDouble()) {
            return Optional.of(new Remark("outside_parent", "parent_id", message, Map.of("metres", metres)));
        }
        if (marine && level.isSpecial()) {
            return Optional.of(new Remark("outside_parent_marine", "parent_id", message, Map.of("metres", metres)));
        }
        throw looksSwapped(message)
                .orElseGet(() ->
                        Problem.rule("parent_id", "not_in_parent", message).with("metres", metres));
    }

    private Optional<Problem> looksSwapped(String message) {
        return found.path("swapped").asBoolean()
                ? Optional.of(Problem.rule(
                        "geom",
                        "coordinates_look_swapped",
                        message + "; with latitude and longitude exchanged it would lie inside"))
                : Optional.empty();
    }

    private Optional<String> text(String member) {
        @Nullable String value = found.path(member).textValue();
        return Optional.ofNullable(value);
    }
}
