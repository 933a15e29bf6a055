package org.biotrail.tracker.usage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeReader;

/** Remembers who has done something in another service, for users who are to be removed. */
@ApplicationScoped
class ActionReader implements ChangeReader {
    private static final String KEEP = """
            insert into user_action as known (user_id, service, last_at)
            select user_id, service, max(at)
            from jsonb_to_recordset($1::text::jsonb) as event (user_id text, service text, at timestamptz)
            group by 1, 2
            on conflict (user_id, service) do update set last_at = greatest(known.last_at, excluded.last_at)""";

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        ArrayNode actions = JsonNodeFactory.instance.arrayNode();
        events.stream()
                .filter(event -> event.causer().type().equals("user"))
                .forEach(event -> actions.addObject()
                        .put("user_id", event.causer().id())
                        .put("service", event.service())
                        .put("at", event.time().toString()));
        return actions.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(actions.toString()))
                        .replaceWithVoid();
    }
}
