package org.biotrail.audit.subject;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;

/** Questions about one thing, as far as the caller may read its history. */
@ApplicationScoped
class Subjects {
    private static final String TIMES = "select first_at, last_at from thing where key = $1 and kind = $2";

    private static final String LABELS = """
            select value, thing_label(value::jsonb, (select datasets from thing where key = $2 and kind = $3))
            from unnest($1::text[]) value""";

    @Inject
    Listings listings;

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** The activities of the thing; fails with 404 where the caller sees none. */
    Uni<Condition> history(String type, String id) {
        return its(type, id)
                .flatMap(its -> Story.isVisible(listings, its).map(visible -> {
                    if (!visible) {
                        throw Problem.notFound(type + " " + id);
                    }
                    return its;
                }));
    }

    /** A full copy of a thing as it was at a version, in JSON. */
    record Copy(long version, String data) {}

    /**
     * The copy of the highest version among the activities that fit; empty where there is none, or where it is the end.
     *
     * @param own parameters of the request that the caller has read
     */
    Uni<Optional<Copy>> newest(String type, String id, Condition which, String... own) {
        return its(type, id)
                .flatMap(its -> listings.select(Story.FORWARD, own)
                        .flatMap(story -> story.ask(
                                its.and(which),
                                rows -> "select action, version, data::text as data" + rows
                                        + " order by version desc, occurred_at desc limit 1")))
                .map(rows -> rows.stream()
                        .filter(row -> !row.getString("action").equals("delete"))
                        .findFirst()
                        .map(row -> new Copy(row.getLong("version"), row.getString("data"))));
    }

    /** From one version to another; fails with 404 where one of them is not there. */
    Uni<ObjectNode> difference(String type, String id, long from, long to) {
        return version(type, id, from)
                .flatMap(before -> version(type, id, to).map(after -> new Difference(before, after)))
                .flatMap(difference -> labels(type, id, difference)
                        .map(labels -> json.createObjectNode()
                                .put("from", from)
                                .put("to", to)
                                .<ObjectNode>set("patch", difference.patch())
                                .<ObjectNode>set("changes", difference.changes(labels))));
    }

    private Uni<JsonNode> version(String type, String id, long version) {
        return newest(type, id, Condition.of("version = ?", version), "from", "to")
                .map(found -> found.map(copy -> read(copy.data()))
                        .orElseThrow(() -> Problem.notFound("version " + version + " of " + type + " " + id)));
    }

    /** Names of things behind the values that changed. */
    private Uni<Map<JsonNode, String>> labels(String type, String id, Difference difference) {
        List<JsonNode> values = difference.elements().stream()
                .flatMap(element -> Stream.of(element.old(), element.fresh()))
                .distinct()
                .toList();
        Tuple asked = Tuple.of(values.stream().map(JsonNode::toString).toArray(String[]::new), id, type);
        return pool.preparedQuery(LABELS).execute(asked).map(rows -> {
            List<String> names = new ArrayList<>();
            rows.forEach(row -> names.add(row.getString(1) == null ? "" : row.getString(1)));
            Map<JsonNode, String> labels = new HashMap<>();
            for (int i = 0; i < values.size(); i++) {
                labels.put(values.get(i), names.get(i));
            }
            return labels;
        });
    }

    /** The times bound the partitions that are looked into, however many months the log has. */
    private Uni<Condition> its(String type, String id) {
        if (id.indexOf('\0') >= 0 || type.indexOf('\0') >= 0) {
            return Uni.createFrom().item(Condition.NONE);
        }
        return pool.preparedQuery(TIMES).execute(Tuple.of(id, type)).map(rows -> {
            if (rows.size() == 0) {
                return Condition.NONE;
            }
            Row row = rows.iterator().next();
            return Condition.of(
                    "subject_id = ? and subject_type = ? and occurred_at between ? and ?",
                    id,
                    type,
                    row.getOffsetDateTime(0),
                    row.getOffsetDateTime(1));
        });
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
