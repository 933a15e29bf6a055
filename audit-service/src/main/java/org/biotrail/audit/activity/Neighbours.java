package org.biotrail.audit.activity;

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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The versions of a thing before and after the one that an activity made. */
@ApplicationScoped
class Neighbours {
    /** The versions beside this one, of the same subject; its times bound the partitions that are looked into. */
    private static final String BESIDE = """
            select (select jsonb_build_object('id', id, 'version', version, 'occurred_at', occurred_at) from activity
                    where subject_type = $1 and subject_id = $2 and version < $3
                      and occurred_at between (select first_at from thing where key = $2 and kind = $1)
                                          and (select last_at from thing where key = $2 and kind = $1)
                    order by version desc limit 1)::text,
                   (select jsonb_build_object('id', id, 'version', version, 'occurred_at', occurred_at) from activity
                    where subject_type = $1 and subject_id = $2 and version > $3
                      and occurred_at between (select first_at from thing where key = $2 and kind = $1)
                                          and (select last_at from thing where key = $2 and kind = $1)
                    order by version limit 1)::text""";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** The activity with {@code previous} and {@code next}; both null for what is no version of anything. */
    Uni<ObjectNode> with(ObjectNode activity) {
        if (!activity.path("version").isIntegralNumber()) {
            return Uni.createFrom().item(activity.putNull("previous").putNull("next"));
        }
        Tuple version = Tuple.of(
                activity.path("subject_type").asText(),
                activity.path("subject_id").asText(),
                activity.path("version").asLong());
        return pool.preparedQuery(BESIDE).execute(version).map(rows -> {
            Row row = rows.iterator().next();
            return activity.<ObjectNode>setAll(Map.of(
                    "previous", read(row.getString(0)),
                    "next", read(row.getString(1))));
        });
    }

    private JsonNode read(@Nullable String text) {
        try {
            return text == null ? json.nullNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
