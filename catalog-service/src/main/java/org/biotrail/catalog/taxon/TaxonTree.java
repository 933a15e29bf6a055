package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.biotrail.catalog.text.Suggestions;
import org.biotrail.kit.problem.Problem;

/** Questions to the tree that no list answers. */
@ApplicationScoped
class TaxonTree {
    private static final int MOST_NODES = 5000;

    private static final String NODES = """
            select d.id, d.parent_id, d.full_name, d.scientific_name, d.rank, d.valid,
                   (select count(*) from taxon c where c.parent_id = d.id) as children_count
            from taxon r join taxon d on taxon_within(d.path, r.path) and nlevel(d.path) <= nlevel(r.path) + $2
            where r.id = $1
            order by nlevel(d.path), d.full_name, d.id
            limit 5001""";
    private static final String COUNTS = """
            select jsonb_build_object(
                'children', (select count(*) from taxon c where c.parent_id = r.id),
                'descendants', coalesce(sum(n), 0),
                'by_rank', coalesce(jsonb_object_agg(by_rank.rank, n) filter (where n is not null), '{}'))::text
            from taxon r
            left join lateral (
                select d.rank, count(*) as n from taxon d where taxon_within(d.path, r.path) and d.id <> r.id group by d.rank
            ) by_rank on true
            where r.id = $1
            group by r.id""";
    /**
     * What begins so; if that is not enough, what is called alike: uninomials by the first word, the species of genera that
     * are, vernacular names; if that is nothing, whatever else is alike. Each is asked only where those before it leave room,
     * and only the last costs more with every taxon.
     */
    static final String SUGGESTED = """
            with begun as materialized (
                select b.* from (
                    select t.* from taxon t
                    where t.parent_id is not null and left(t.search, 60) like biotrail.begins(left($1, 60))
                    order by left(t.search, 60) using ~<~ limit 500) b
                order by b.full_name, b.id limit $2),
            above as materialized (
                select t.* from taxon t
                where (select count(*) from begun) < $2 and length($1) >= 3 and t.parent_id is not null and t.level < 200
                  and biotrail.fold(t.full_name) % biotrail.fold(split_part($1, ' ', 1))
                order by similarity(biotrail.fold(t.full_name), biotrail.fold(split_part($1, ' ', 1))) desc, t.id limit 10),
            alike as materialized (
                select a.* from above a
                union
                select t.* from above a join taxon t
                  on left(t.search, 60) ~>=~ (biotrail.fold(a.full_name) || ' ') and left(t.search, 60) ~<~ (biotrail.fold(a.full_name) || '!')
                where strpos($1, ' ') > 0 and a.rank = 'genus' and t.level >= 200
                union
                select t.* from taxon t
                where (select count(*) from begun) < $2 and length($1) >= 3 and t.vernacular_names <> '[]'
                  and t.search % biotrail.fold($1)),
            others as (
                select t.* from taxon t
                where not exists (select from begun) and not exists (select from alike) and length($1) >= 3
                  and t.parent_id is not null and t.search % biotrail.fold($1))
            select f.id, f.full_name, f.scientific_name, f.rank, f.valid
            from (select 1 as place, b.* from begun b
                  union all select 2, a.* from alike a where not exists (select from begun b where b.id = a.id)
                  union all select 3, o.* from others o) f
            order by f.place, case when f.place = 1 then f.full_name end, similarity(f.search, biotrail.fold($1)) desc, f.full_name, f.id
            limit $2""";

    @Inject
    Pool pool;

    @Inject
    Suggestions suggestions;

    @Inject
    ObjectMapper json;

    /**
     * A taxon with what is below it.
     *
     * @param depth how many levels, from 0
     * @return fails with 422 {@code too_many} beyond 5,000 nodes
     */
    Uni<JsonNode> nested(UUID root, int depth) {
        if (depth < 0 || depth > 100) {
            throw Problem.unreadable("depth", "out_of_range", "depth is a number from 0 to 100");
        }
        return pool.preparedQuery(NODES).execute(Tuple.of(root, depth)).map(this::nest);
    }

    /** Children, descendants, and descendants by rank. */
    Uni<JsonNode> counts(UUID id) {
        return pool.preparedQuery(COUNTS)
                .execute(Tuple.of(id))
                .map(rows -> tree(rows.iterator().next().getString(0)));
    }

    /** For a field that completes what is typed: what begins so, then what is alike. */
    Uni<JsonNode> suggested(String text, int limit) {
        return suggestions.of(SUGGESTED, text, limit, this::shown);
    }

    private JsonNode nest(RowSet<Row> rows) {
        if (rows.size() > MOST_NODES) {
            throw Problem.rule("depth", "too_many", "There are more than " + MOST_NODES + " taxa");
        }
        Map<UUID, ArrayNode> children = new HashMap<>();
        ObjectNode top = json.createObjectNode();
        for (Row row : rows) {
            ObjectNode node = shown(row).put("children_count", row.getLong("children_count"));
            children.put(row.getUUID("id"), node.putArray("children"));
            ArrayNode siblings = children.get(row.getUUID("parent_id"));
            if (siblings == null) {
                top = node;
            } else {
                siblings.add(node);
            }
        }
        return top;
    }

    private ObjectNode shown(Row row) {
        return json.createObjectNode()
                .put("id", row.getUUID("id").toString())
                .put("full_name", row.getString("full_name"))
                .put("scientific_name", row.getString("scientific_name"))
                .put("rank", row.getString("rank"))
                .put("valid", row.getBoolean("valid"));
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
