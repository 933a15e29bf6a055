package org.biotrail.tracker.usage;

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
 * Keeps one narrow row for each thing of sampling and lab that belongs to a dataset or project, which is what deleting
 * them asks for. Repeated and reordered events change nothing, by their version.
 */
@ApplicationScoped
class UsageReader implements ChangeReader {
    private static final String KEEP = """
            insert into usage_copy as known (
                service, subject_type, subject_id, dataset_id, project_id, taxon_id, location_id, version, changed_at)
            select service, subject_type, subject_id, as_uuid(dataset_id), as_uuid(project_id), as_uuid(taxon_id),
                   as_uuid(location_id), version, changed_at
            from jsonb_to_recordset($1::text::jsonb) as event (
                service text, subject_type text, subject_id text, dataset_id text, project_id text, taxon_id text,
                location_id text, version bigint, changed_at timestamptz)
            on conflict (subject_type, subject_id) do update set
                dataset_id = excluded.dataset_id, project_id = excluded.project_id,
                taxon_id = excluded.taxon_id, location_id = excluded.location_id,
                version = excluded.version, changed_at = excluded.changed_at
            where known.version < excluded.version""";

    @Override
    public boolean dropsRepeats() {
        return true;
    }

    @Override
    public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
        Map<String, ObjectNode> last = new LinkedHashMap<>();
        events.stream()
                .filter(UsageReader::concerns)
                .forEach(event ->
                        last.merge(event.subjectType() + "/" + event.subjectId(), row(event), UsageReader::newer));
        return last.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(last.values().toString()))
                        .replaceWithVoid();
    }

    /** A repeated event may come after those that followed it. */
    private static ObjectNode newer(ObjectNode one, ObjectNode other) {
        return other.path("version").asLong() >= one.path("version").asLong() ? other : one;
    }

    /** A deleted thing keeps its row, with neither dataset nor project, so that a late event does not bring it back. */
    private static ObjectNode row(ChangeEvent event) {
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("service", event.service())
                .put("subject_type", event.subjectType())
                .put("subject_id", event.subjectId())
                .put("version", event.version().orElse(0L))
                .put("changed_at", event.time().toString());
        return event.isDelete()
                ? row
                : row.put("dataset_id", event.data().path("dataset_id").textValue())
                        .put("project_id", event.data().path("project_id").textValue())
                        .put("taxon_id", event.data().path("taxon_id").textValue())
                        .put("location_id", event.data().path("location_id").textValue());
    }

    private static boolean concerns(ChangeEvent event) {
        return event.version().isPresent()
                && (event.service().equals("sampling") || event.service().equals("lab"))
                && (event.isDelete()
                        || event.data().has("dataset_id")
                        || event.data().has("project_id"));
    }
}
