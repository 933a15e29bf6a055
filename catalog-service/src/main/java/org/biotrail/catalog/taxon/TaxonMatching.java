package org.biotrail.catalog.taxon;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;

/**
 * Lists of names held against this catalog. A match is {@code exact} when the whole text is a full name, with or
 * without its authorship; {@code canonical} when it is but for an authorship that is another one here; {@code fuzzy}
 * when the names alone are alike.
 */
@ApplicationScoped
class TaxonMatching {
    private static final int MOST_NAMES = 1000;
    private static final int LONGEST_NAME = 600;

    private static final String SHOWN = """
            t.id::text, t.full_name, t.scientific_name, t.rank, t.valid,
            s.id::text as accepted_id, s.full_name as accepted_full_name, s.scientific_name as accepted_scientific_name,
            s.rank as accepted_rank""";
    private static final String EQUAL = """
            select distinct on (a.place) a.place::int, found.kind, found.score, %s
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality a (text, canonical, rank, place)
            cross join lateral (
                select t.id, 1 as step, 'exact' as kind, 1.0::real as score
                from taxon t where lower(t.scientific_name) = lower(a.text)
                union all
                select t.id, 2, 'exact', 1.0 from taxon t where lower(t.full_name) = lower(a.text)
                union all
                select t.id, 3, 'canonical',
                       (0.9 + 0.1 * similarity(coalesce(t.author, ''), substr(a.text, length(a.canonical) + 2)))::real
                from taxon t where lower(t.full_name) = lower(a.canonical)) found
            join taxon t on t.id = found.id and t.parent_id is not null
            left join taxon s on s.id = t.senior_id
            where a.rank is null or t.rank = a.rank
            order by a.place, found.step, t.valid desc, found.score desc, t.id""".formatted(SHOWN);
    private static final String ALIKE = """
            select a.place::int, 'fuzzy' as kind, found.score, %s
            from unnest($1::text[], $2::text[], $3::text[]) with ordinality a (text, canonical, rank, place)
            cross join lateral (
                select n.id, similarity(biotrail.fold(n.full_name), biotrail.fold(a.canonical)) as score
                from taxon n
                where n.search %%> biotrail.fold(a.canonical) and (a.rank is null or n.rank = a.rank)
                order by 2 desc, n.valid desc, n.id
                limit 1) found
            join taxon t on t.id = found.id
            left join taxon s on s.id = t.senior_id
            where found.score >= 0.6""".formatted(SHOWN);

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** A name that is asked for. */
    private record Asked(String text, String canonical, Optional<Rank> rank) {
        static Asked of(JsonNode node) {
            JsonNode name = node.isObject() ? node.path("name") : node;
            String text = Wording.required("names", name.textValue(), LONGEST_NAME);
            JsonNode rank = node.path("rank");
            return new Asked(
                    text,
                    NameWords.withoutAuthorship(text),
                    rank.isValueNode() && !rank.isNull() ? Optional.of(Rank.of(rank.asText())) : Optional.empty());
        }
    }

    /**
     * @param body {@code names}: up to 1,000 texts, or objects of name and rank
     * @return {@code data}: one answer for each, in their order
     */
    Uni<JsonNode> matches(ObjectNode body) {
        List<Asked> asked = read(body);
        ObjectNode[] found = new ObjectNode[asked.size()];
        return ask(EQUAL, asked, whole(asked.size()), found)
                .chain(() -> ask(ALIKE, asked, missing(found), found))
                .map(done -> answer(asked, found));
    }

    private static List<Asked> read(ObjectNode body) {
        JsonNode names = body.path("names");
        if (!names.isArray() || names.isEmpty()) {
            throw Problem.rule("names", "required", "names is a list of names, or of {name, rank}");
        }
        if (names.size() > MOST_NAMES) {
            throw Problem.tooLarge("At most 1,000 names at once");
        }
        List<Asked> asked = new ArrayList<>();
        names.forEach(name -> asked.add(Asked.of(name)));
        return asked;
    }

    private Uni<Void> ask(String sql, List<Asked> asked, List<Integer> which, ObjectNode[] found) {
        if (which.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return pool.preparedQuery(sql)
                .execute(Tuple.of(
                        which.stream().map(i -> asked.get(i).text()).toArray(String[]::new),
                        which.stream().map(i -> asked.get(i).canonical()).toArray(String[]::new),
                        which.stream()
                                .map(i -> asked.get(i).rank().map(Rank::word).orElse(null))
                                .toArray(String[]::new)))
                .invoke(rows -> keep(rows, which, found))
                .replaceWithVoid();
    }

    private void keep(RowSet<Row> rows, List<Integer> which, ObjectNode[] found) {
        rows.forEach(row -> {
            ObjectNode match = json.createObjectNode()
                    .put("match_type", row.getString("kind"))
                    .put("score", Math.round(row.getFloat("score") * 1000) / 1000.0);
            match.set("taxon", taxon(row, "").put("valid", row.getBoolean("valid")));
            if (row.getString("accepted_id") != null) {
                match.set("accepted", taxon(row, "accepted_"));
            }
            found[which.get(row.getInteger("place") - 1)] = match;
        });
    }

    private ObjectNode taxon(Row row, String prefix) {
        Map<String, String> fields = new HashMap<>();
        for (String field : List.of("id", "full_name", "scientific_name", "rank")) {
            fields.put(field, row.getString(prefix + field));
        }
        return json.valueToTree(fields);
    }

    private JsonNode answer(List<Asked> asked, ObjectNode[] found) {
        ObjectNode answer = json.createObjectNode();
        ArrayNode data = answer.putArray("data");
        for (int i = 0; i < found.length; i++) {
            ObjectNode one = data.addObject().put("name", asked.get(i).text());
            if (found[i] == null) {
                one.put("match_type", "none");
            } else {
                one.setAll(found[i]);
            }
        }
        return answer;
    }

    private static List<Integer> whole(int size) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(i);
        }
        return all;
    }

    private static List<Integer> missing(ObjectNode[] found) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null) {
                open.add(i);
            }
        }
        return open;
    }
}
