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

/** Remembers the exports of datasets' contents by sampling and lab, which statistics count ({@code spec/tracker.md} §5). */
@ApplicationScoped
class DownloadReader implements ChangeReader {
    private static final String KEEP = """
            insert into download_copy (id, dataset_id, started_at)
            select id, as_uuid(dataset_id), started_at
            from jsonb_to_recordset($1::text::jsonb) as event (id text, dataset_id text, started_at timestamptz)
            where as_uuid(dataset_id) is not null
            on conflict do nothing""";

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        ArrayNode downloads = JsonNodeFactory.instance.arrayNode();
        events.stream()
                .filter(event -> event.action().equals("download"))
                .forEach(event -> event.data()
                        .path("datasets")
                        .forEach(dataset -> downloads
                                .addObject()
                                .put("id", event.subjectId())
                                .put("dataset_id", dataset.path("dataset_id").textValue())
                                .put("started_at", started(event))));
        return downloads.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(downloads.toString()))
                        .replaceWithVoid();
    }

    private static String started(ChangeEvent event) {
        return event.data().path("started_at").asText(event.time().toString());
    }
}
