package org.biotrail.catalog.usage;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.kit.change.ChangeReader;

/**
 * Counts what the other services use of this one's things, from their topics. What uses what is told by the fields of
 * the events ({@code usage_field}), so that a new kind of thing with a {@code taxon_id} is counted as soon as it exists.
 */
@ApplicationScoped
class UsageReader implements ChangeReader {
    private static final String KEEP = "select usage_keep($1::text::jsonb)::text";

    /** By their versions. */
    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        Map<String, ObjectNode> newest = new LinkedHashMap<>();
        events.stream()
                .filter(event -> event.version().isPresent())
                .forEach(event -> newest.merge(
                        event.service() + "/" + event.subjectType() + "/" + event.subjectId(),
                        row(event),
                        UsageReader::newer));
        return newest.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(newest.values().toString()))
                        .replaceWithVoid();
    }

    private static ObjectNode newer(ObjectNode one, ObjectNode other) {
        return other.path("version").asLong() >= one.path("version").asLong() ? other : one;
    }

    private static ObjectNode row(ChangeEvent event) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("service", event.service())
                .put("subject_type", event.subjectType())
                .put("subject_id", event.subjectId())
                .put("version", event.version().orElse(0L));
        return event.isDelete() ? row : row.set("data", event.data());
    }
}
