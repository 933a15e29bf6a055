package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.listing.Computed;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Lookup;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;

/** What locations can be asked for, in space and in the tree. */
final class LocationSearch {
    /** Parameters of which one needs the other; {@link #combined} reads them together. */
    private static final double FARTHEST = 1_000_000;

    private static final String IN_BOX = "id in (select location_in_box(?, ?, ?, ?))";
    private static final String NEAR = "id in (select location_near(?, ?, ?))";
    private static final String DISTANCE = "st_distance(geom::geography, st_setsrid(st_point(?, ?), 4326)::geography)";
    private static final String CONTAINING = "id in (select location_containing(?, ?, ?))";

    /** What levels are called for a reader, of all levels at once: a look into it is all that a row costs. */
    private static final String LEVEL_NAME = """
            (select jsonb_object_agg(a.adm_level, text_in(a.translations, a.languages, ?, 'name')) from adm_level a)
            ->> u.adm_level::text""";

    private static final String LEVEL_LANGUAGE = """
            (select jsonb_object_agg(a.adm_level, chosen_language(a.languages, ?)) from adm_level a) ->> u.adm_level::text""";

    private LocationSearch() {}

    /** Many locations: their geometries are told when asked for. */
    static Listing.Builder listing() {
        return listing("geom", "footprint_wkt", "simplified", "point", "path", "verbatim_coordinates");
    }

    /** One location, with all that it has. */
    static Listing.Builder item() {
        return listing("simplified", "point", "path");
    }

    private static Listing.Builder listing(String... hidden) {
        return Listing.of("location", "/locations")
                .hidden(hidden)
                .geometry("geom")
                .translated("level_name", LEVEL_NAME)
                .translated("language", LEVEL_LANGUAGE)
                .sort("name")
                .search("name")
                .wildcard("name", "name")
                .equal("adm_level")
                .equal("ismarine")
                .equal("country_code")
                .refers("parent", "parent_id", "location")
                .referring("root", "a location: it and all below it", LocationSearch::root)
                .parameter("include_root", "false leaves the roots themselves out", false, text -> Condition.ALL)
                .referring("related", "a related layer: its id, full name or name", LocationSearch::related)
                .parameter("external", "source:reference", true, LocationSearch::external)
                .parameter(
                        "bbox",
                        "west,south,east,north in degrees; west > east crosses 180°",
                        false,
                        LocationSearch::box)
                .parameter(
                        "near",
                        "latitude,longitude; with distance. Adds distance to each, which sorts too",
                        false,
                        text -> Condition.ALL)
                .parameter("distance", "metres around near", false, text -> Condition.ALL)
                .parameter("contains", "latitude,longitude: the areas that cover it", false, text -> Condition.ALL)
                .parameter("deepest", "true: of contains the one area that is deepest", false, text -> Condition.ALL)
                .referring("within", "a location: what lies in its area", LocationSearch::within)
                .referring("intersects", "a location: what meets its area", LocationSearch::intersecting)
                .parameter("geometry", "full, simplified or centroid, in GeoJSON", false, text -> Condition.ALL);
    }

    /** What several parameters say together. The World is left out unless it is asked for. */
    static Condition combined(MultivaluedMap<String, String> query) {
        Condition rows = asksForWorld(query) ? Condition.ALL : Condition.of("adm_level >= ?", 0);
        Optional<String> near = one(query, "near");
        Optional<String> contains = one(query, "contains");
        if (near.isPresent() != one(query, "distance").isPresent()) {
            throw Problem.unreadable("distance", "invalid_value", "near and distance come together");
        }
        if (contains.isEmpty() && one(query, "deepest").isPresent()) {
            throw Problem.unreadable("deepest", "invalid_value", "deepest is said of contains");
        }
        if (near.isPresent()) {
            rows = rows.and(
                    near(near.get(), number("distance", one(query, "distance").orElseThrow())));
        }
        if (contains.isPresent()) {
            List<Double> place = place("contains", contains.get());
            rows = rows.and(Condition.of(CONTAINING, place.get(0), place.get(1), flag(query, "deepest", false)));
        }
        return flag(query, "include_root", true)
                ? rows
                : query.getOrDefault("root", List.of()).stream()
                        .map(root -> Condition.of("id <> all(array(select location_matches(?)))", root))
                        .reduce(rows, Condition::and);
    }

    /** How far locations are from the place that the query names, in metres on the ellipsoid; areas that cover it are at 0. */
    static Optional<Computed> distance(MultivaluedMap<String, String> query) {
        return one(query, "near")
                .map(text -> place("near", text))
                .map(place -> new Computed(
                        "distance", "double precision", Condition.of(DISTANCE, place.get(1), place.get(0))));
    }

    /**
     * What locations have to do with a geometry.
     *
     * @param asked {@code geometry}, and {@code relation}: intersects (default), within or contains
     */
    static Condition shape(ObjectNode asked) {
        Violations broken = new Violations();
        Footprint[] footprint = new Footprint[1];
        broken.collect(
                "geometry",
                () -> footprint[0] = Footprint.parse(asked.path("geometry")).requireDegrees());
        broken.throwIfAny();
        Buffer wkb = Buffer.buffer(footprint[0].wkb());
        String predicate = switch (asked.path("relation").asText("intersects")) {
            case "intersects" -> "st_intersects(geom, st_geomfromwkb(?, 4326))";
            case "within" -> "st_coveredby(geom, st_geomfromwkb(?, 4326))";
            case "contains" -> "st_covers(geom, st_geomfromwkb(?, 4326))";
            default -> throw Problem.rule("relation", "unknown_value", "relation is intersects, within or contains");
        };
        return Condition.of(predicate, wkb);
    }

    /** Latitude and longitude from {@code lat,lon}. */
    static List<Double> place(String parameter, String text) {
        List<Double> place = numbers(parameter, text, 2);
        if (Math.abs(place.get(0)) > 90 || Math.abs(place.get(1)) > 180) {
            throw Problem.unreadable(parameter, "coordinates_out_of_range", "Latitude ±90, longitude ±180 degrees");
        }
        return place;
    }

    private static Condition near(String text, double distance) {
        if (distance < 0 || distance > FARTHEST) {
            throw Problem.unreadable("distance", "out_of_range", "A distance lies between 0 and 1,000,000 metres");
        }
        List<Double> place = place("near", text);
        return Condition.of(NEAR, place.get(0), place.get(1), distance);
    }

    private static Condition box(String text) {
        List<Double> box = numbers("bbox", text, 4);
        boolean onGlobe = Math.abs(box.get(0)) <= 180
                && Math.abs(box.get(2)) <= 180
                && Math.abs(box.get(1)) <= 90
                && Math.abs(box.get(3)) <= 90
                && box.get(1) <= box.get(3);
        if (!onGlobe) {
            throw Problem.unreadable("bbox", "coordinates_out_of_range", "bbox is west,south,east,north in degrees");
        }
        return Condition.of(IN_BOX, box.toArray());
    }

    private static Condition root(String text) {
        return Condition.of(
                "path <@ ?", new Lookup("location_path_of", "ltree", new Reference("root", "location", text)));
    }

    private static Condition related(String text) {
        return Condition.of(
                "id in (select r.location_id from location_related r where r.related_id = ?)",
                new Reference("related", "location", text));
    }

    private static Condition external(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw Problem.unreadable("external", "invalid_value", "external is source:reference");
        }
        return Condition.of(
                "external @> jsonb_build_array(jsonb_build_object('source', ?::text, 'reference', ?::text))",
                text.substring(0, colon),
                text.substring(colon + 1));
    }

    private static Condition within(String text) {
        return Condition.of("id in (select location_within(?))", new Reference("within", "location", text));
    }

    private static Condition intersecting(String text) {
        return Condition.of("id in (select location_intersecting(?))", new Reference("intersects", "location", text));
    }

    private static boolean asksForWorld(MultivaluedMap<String, String> query) {
        return query.getOrDefault("adm_level", List.of()).stream().anyMatch(level -> level.contains("-1"))
                || query.getOrDefault("id", List.of()).stream().anyMatch(id -> id.contains(Location.WORLD.toString()));
    }

    private static List<Double> numbers(String parameter, String text, int count) {
        List<Double> numbers = Arrays.stream(text.split(",", -1))
                .map(part -> number(parameter, part))
                .toList();
        if (numbers.size() != count) {
            throw Problem.unreadable(parameter, "invalid_value", parameter + " has " + count + " numbers");
        }
        return numbers;
    }

    static double number(String parameter, String text) {
        try {
            double number = Double.parseDouble(text.strip());
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint about numbers.
        }
        throw Problem.unreadable(parameter, "invalid_value", parameter + " has finite numbers");
    }

    private static boolean flag(MultivaluedMap<String, String> query, String name, boolean otherwise) {
        return one(query, name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw Problem.unreadable(name, "invalid_value", name + " is true or false");
                })
                .orElse(otherwise);
    }

    private static Optional<String> one(MultivaluedMap<String, String> query, String name) {
        return Optional.ofNullable(query.getFirst(name));
    }

    /** Everything below a location, itself left out. */
    static Condition below(String id) {
        return Condition.of(
                "path <@ (select l.path from location l where l.id = ?) and id <> ?",
                UUID.fromString(id),
                UUID.fromString(id));
    }

    /** What a location lies in. */
    static Condition above(String id) {
        return Condition.of(
                "path @> (select l.path from location l where l.id = ?) and id <> ? and adm_level >= 0",
                UUID.fromString(id),
                UUID.fromString(id));
    }

    static Condition children(String id) {
        return Condition.of("parent_id = ?", UUID.fromString(id));
    }
}
