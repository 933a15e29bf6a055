package org.biotrail.catalog.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;

/** For fields that complete what is typed: what begins so, then what is alike. */
@ApplicationScoped
public class Suggestions {
    @Inject
    Pool pool;

    /** How many are told where a caller asks for so many: ten when that is left open, and never more than a hundred. */
    public static int wanted(Optional<Integer> limit) {
        return Math.min(Math.max(limit.orElse(10), 1), 100);
    }

    /**
     * What is suggested for a text, as {@code {"data": […]}}.
     *
     * @param sql asks for the best ones, with the text as {@code $1} and how many as {@code $2}
     * @param shown a row as it is told
     */
    public Uni<JsonNode> of(String sql, String text, int limit, Function<Row, ObjectNode> shown) {
        return pool.preparedQuery(sql).execute(Tuple.of(text.strip(), limit)).map(rows -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            ArrayNode found = answer.putArray("data");
            rows.forEach(row -> found.add(shown.apply(row)));
            return answer;
        });
    }
}
