package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.kit.problem.Problem;

/** Questions about places that no list answers: nested trees, counts, what lies around coordinates. */
@ApplicationScoped
class LocationTree {
    private static final int MOST_NODES = 5000;
    private static final String TREE = """
            select l.id, l.name, l.adm_level, l.parent_id,
                   (select count(*) from location c where c.parent_id = l.id) as children_count
            from location root join location l on l.path <@ root.path
            where root.id = $1 and nlevel(l.path) <= nlevel(root.path) + $2
            order by nlevel(l.path), lower(l.name), l.id
            limit 5001""";
    private static final String COUNTS = """
            select (select count(*) from location where parent_id = $1) as children,
                   coalesce(sum(n), 0)::bigint as descendants,
                   coalesce(jsonb_object_agg(adm_level, n), '{}')::text as by_level
            from (select l.adm_level, count(*) n
                  from location root join location l on l.path <@ root.path and l.id <> root.id
                  where root.id = $1 group by 1) levels""";
    private static final String SUGGESTED = """
            select v.id, v.name, v.adm_level, coalesce(location_full_name(v.path, ' > '), v.name) as full_name
            from location v
            where v.adm_level <> -1
              and (biotrail.fold(v.name) like biotrail.begins($1)
                   or (length($1) >= 3 and biotrail.fold(v.name) % biotrail.fold($1)))
            order by not biotrail.fold(v.name) like biotrail.begins($1),
                     similarity(biotrail.fold(v.name), biotrail.fold($1)) desc, v.adm_level, v.name, v.id
            limit $2""";
    private static final String AROUND = """
            select c.place::int as place, c.latitude, c.longitude,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'adm_level', a.adm_level)
                                              order by a.adm_level), '[]')
                    from (select distinct p.location_id from location_part p
                          where p.adm_level < 97 and st_covers(p.geom, c.point)) f join location a on a.id = f.location_id
                   )::text as ancestors,
                   (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'adm_level', a.adm_level)
                                              order by a.adm_level, a.area), '[]')
                    from (select distinct p.location_id from location_part p
                          where p.adm_level between 97 and 99 and st_covers(p.geom, c.point)) f
                    join location a on a.id = f.location_id)::text as related,
                   not exists (select from location_part p where p.adm_level < 97 and st_covers(p.geom, c.point))
                   and abs(c.longitude) <= 90
                   and exists (select from location_part p
                               where p.adm_level < 97 and st_covers(p.geom, st_flipcoordinates(c.point))) as swapped
            from (select place, latitude, longitude, st_setsrid(st_point(longitude, latitude), 4326) as point
                  from unnest($1::float8[], $2::float8[]) with ordinality given (latitude, longitude, place)) c
            order by c.place""";
    private static final String PARENT = """
            select p.parent_id, p.metres, l.name, l.adm_level,
                   coalesce(location_full_name(l.path, ' > '), l.name) as full_name
            from location_placement(st_setsrid(st_point($1, $2), 4326), $3, $4, null, null, $5, $6, $7) p
            join location l on l.id = p.parent_id""";
    private static final String SAME_POINT = """
            select id from location
            where adm_level = 999 and geom_key = location_geom_key(st_setsrid(st_point($1, $2), 4326), 999)""";

    private static final String LEVELS = """
            select l.adm_level, (to_jsonb(l) - 'languages' || jsonb_build_object(
                       'name', text_in(l.translations, l.languages, $1, 'name'),
                       'language', chosen_language(l.languages, $1)))::text as j
            from adm_level l order by 1""";

    @Inject
    Pool pool;

    @Inject
    Suggestions suggestions;

    @Inject
    ObjectMapper json;

    @Inject
    Levels levels;

    /** The location and what lies in it, nested, as deep as wanted. */
    Uni<JsonNode> tree(UUID root, int depth) {
        return pool.preparedQuery(TREE).execute(Tuple.of(root, depth)).map(rows -> {
            if (rows.size() > MOST_NODES) {
                throw Problem.rule("depth", "too_many", "That is more than 5,000 locations; ask for less depth");
            }
            Map<UUID, ObjectNode> nodes = new HashMap<>();
            rows.forEach(row -> {
                ObjectNode node = shown(row).put("children_count", row.getLong("children_count"));
                node.putArray("children");
                nodes.put(row.getUUID("id"), node);
                UUID parent = row.getUUID("parent_id");
                if (nodes.containsKey(parent) && !row.getUUID("id").equals(root)) {
                    nodes.get(parent).withArray("children").add(node);
                }
            });
            return nodes.get(root);
        });
    }

    Uni<JsonNode> counts(UUID id) {
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.of(id))
                .map(rows -> rows.iterator().next())
                .map(row -> json.createObjectNode()
                        .put("children", row.getLong("children"))
                        .put("descendants", row.getLong("descendants"))
                        .set("by_level", parse(row.getString("by_level"))));
    }

    Uni<JsonNode> suggested(String text, int limit) {
        return suggestions.of(SUGGESTED, text, limit, row -> shown(row).put("full_name", row.getString("full_name")));
    }

    /** For each pair of coordinates what covers it, and whether the two look exchanged. */
    Uni<JsonNode> around(List<Double> latitudes, List<Double> longitudes) {
        return pool.preparedQuery(AROUND)
                .execute(Tuple.of(latitudes.toArray(Double[]::new), longitudes.toArray(Double[]::new)))
                .map(rows -> {
                    ArrayNode found = json.createArrayNode();
                    rows.forEach(row -> {
                        ObjectNode one = found.addObject()
                                .put("latitude", row.getDouble("latitude"))
                                .put("longitude", row.getDouble("longitude"));
                        one.set("ancestors", parse(row.getString("ancestors")));
                        one.set("related", parse(row.getString("related")));
                        one.put("coordinates_look_swapped", row.getBoolean("swapped"));
                    });
                    return json.createObjectNode().set("data", found);
                });
    }

    /** The parent that a location of a level would get at a place. */
    Uni<JsonNode> parent(double latitude, double longitude, AdmLevel level, boolean marine) {
        return pool.preparedQuery(PARENT)
                .execute(Tuple.from(List.of(
                        longitude,
                        latitude,
                        level.code(),
                        marine,
                        levels.country().code(),
                        levels.countryTolerance(),
                        levels.areaTolerance())))
                .flatMap(rows -> around(List.of(latitude), List.of(longitude)).map(around -> {
                    JsonNode here = around.path("data").path(0);
                    if (rows.size() == 0) {
                        throw here.path("coordinates_look_swapped").asBoolean()
                                ? Problem.rule(
                                        "latitude",
                                        "coordinates_look_swapped",
                                        "With latitude and longitude exchanged it would lie in an area")
                                : Problem.rule("parent_id", "no_parent_found", "No area covers it or is near");
                    }
                    Row row = rows.iterator().next();
                    ObjectNode answer = json.createObjectNode();
                    answer.putObject("parent")
                            .put("id", row.getUUID("parent_id").toString())
                            .put("name", row.getString("name"))
                            .put("full_name", row.getString("full_name"))
                            .put("adm_level", row.getInteger("adm_level"));
                    answer.put("metres", row.getDouble("metres"));
                    answer.set("ancestors", here.path("ancestors"));
                    answer.set("related", here.path("related"));
                    return answer;
                }));
    }

    /** The point of exactly these coordinates, as a list of none or one. */
    Uni<List<UUID>> samePoint(double latitude, double longitude) {
        return pool.preparedQuery(SAME_POINT)
                .execute(Tuple.of(longitude, latitude))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /**
     * {@code GET /adm-levels}.
     *
     * @param languages that the reader wants, the most wanted first
     */
    Uni<JsonNode> levels(List<String> languages) {
        return pool.preparedQuery(LEVELS)
                .execute(Tuple.of(languages.toArray(String[]::new)))
                .map(rows -> {
                    ArrayNode found = json.createArrayNode();
                    rows.forEach(row -> {
                        if (row.getInteger(0) == AdmLevel.WORLD.code() || levels.isKnown(row.getInteger(0))) {
                            found.add(parse(row.getString("j")));
                        }
                    });
                    return json.createObjectNode().set("data", found);
                });
    }

    private ObjectNode shown(Row row) {
        return json.createObjectNode()
                .put("id", row.getUUID("id").toString())
                .put("name", row.getString("name"))
                .put("adm_level", row.getInteger("adm_level"));
    }

    private JsonNode parse(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
