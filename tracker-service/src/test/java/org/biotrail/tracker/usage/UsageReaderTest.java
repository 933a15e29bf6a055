package org.biotrail.tracker.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.tracker.Api.anonymous;
import static org.biotrail.tracker.Api.as;
import static org.biotrail.tracker.Api.made;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.change.ChangeEvent;
import org.biotrail.tracker.TrackerTest;
import org.junit.jupiter.api.Test;

/** What is kept of others' things, in whatever order their events come. */
@TrackerTest
class UsageReaderTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @Inject
    UsageReader reader;

    @Inject
    ActionReader actions;

    @Inject
    DownloadReader downloads;

    @Inject
    Pool pool;

    private final String sample = UUID.randomUUID().toString();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();

    @Test
    void of_repeated_and_reordered_events_the_newest_counts() {
        read(event(1, "edit", first), event(3, "edit", second), event(2, "edit", first));
        assertThat(kept()).isEqualTo(second + " 3");
        read(event(2, "edit", first));
        assertThat(kept()).isEqualTo(second + " 3");
    }

    @Test
    void a_deleted_thing_uses_nothing_and_a_late_event_does_not_bring_it_back() {
        read(event(1, "add", first));
        read(event(4, "delete", first), event(3, "edit", second));
        read(event(3, "edit", second));
        assertThat(kept()).isEqualTo("null 4");
    }

    @Test
    void a_thing_that_moves_is_used_by_its_new_dataset_alone() {
        read(event(1, "add", first));
        read(event(2, "edit", second));
        assertThat(usage(first)).isEqualTo("null");
        assertThat(usage(second)).isEqualTo("{\"field_sample\":1}");
    }

    @Test
    void who_acted_elsewhere_is_remembered_and_services_are_not() {
        String person = UUID.randomUUID().toString();
        ChangeEvent event = event(1, "add", first);
        ChangeEvent byPerson = new ChangeEvent(
                UUID.randomUUID(),
                "lab",
                NOON,
                "extract",
                sample,
                "",
                "add",
                Optional.of(1L),
                "default",
                "",
                new ChangeEvent.Causer("user", person, "Somebody"),
                event.attributes(),
                event.old(),
                event.data(),
                event.position());
        pool.withTransaction(connection -> actions.read(List.of(event, byPerson, byPerson), connection))
                .await()
                .indefinitely();
        assertThat(one("select string_agg(service, ' ') from user_action where user_id = $1", person)
                        .getString(0))
                .isEqualTo("lab");
        assertThat(one("select count(*) from user_action where user_id = $1", "sampling")
                        .getLong(0))
                .isZero();
    }

    @Test
    void an_export_that_tells_of_its_begin_and_its_end_is_one_download_of_each_dataset_in_it() {
        String order = made(as("manager").body("{\"title\": \"Exports\"}").post("/orders"));
        String dataset = made(as("manager").body("{\"title\": \"Exported\"}").post("/orders/" + order + "/datasets"));
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("started_at", "2026-01-31T23:59:59Z");
        data.putArray("datasets").addObject().put("dataset_id", dataset).put("rows", 7);
        data.withArray("datasets").addObject().put("dataset_id", second.toString());
        data.withArray("datasets").addObject().put("dataset_id", "no id");
        ChangeEvent begin = export(data);
        ChangeEvent end = export(data.deepCopy().put("outcome", "complete"));
        for (List<ChangeEvent> poll : List.of(List.of(begin, event(1, "add", first)), List.of(end, begin))) {
            pool.withTransaction(connection -> downloads.read(poll, connection))
                    .await()
                    .indefinitely();
        }
        anonymous().get("/datasets/" + dataset).then().body("downloads_count", equalTo(1));
        anonymous()
                .get("/datasets/" + dataset + "/statistics")
                .then()
                .body("downloads", equalTo(1))
                .body("downloads_by_month.'2026-01'", equalTo(1));
    }

    private ChangeEvent export(ObjectNode data) {
        ChangeEvent event = event(1, "delete", first);
        return new ChangeEvent(
                UUID.randomUUID(),
                "lab",
                NOON,
                "download",
                sample,
                "",
                "download",
                Optional.empty(),
                "dataset_exports",
                "",
                event.causer(),
                event.attributes(),
                event.old(),
                data,
                event.position());
    }

    private void read(ChangeEvent... events) {
        pool.withTransaction(connection -> reader.read(List.of(events), connection))
                .await()
                .indefinitely();
    }

    private ChangeEvent event(long version, String action, UUID dataset) {
        ObjectNode empty = JsonNodeFactory.instance.objectNode();
        ObjectNode data = JsonNodeFactory.instance.objectNode().put("id", sample);
        if (!action.equals("delete")) {
            data.put("dataset_id", dataset.toString());
        }
        return new ChangeEvent(
                UUID.randomUUID(),
                "sampling",
                NOON.plusSeconds(version),
                "field_sample",
                sample,
                "",
                action,
                Optional.of(version),
                "default",
                "",
                new ChangeEvent.Causer("system", "sampling", "sampling-service"),
                empty,
                empty,
                data,
                new ChangeEvent.Position("biotrail.sampling.changes", 0, version));
    }

    private String kept() {
        Row row = one("select dataset_id, version from usage_copy where subject_id = $1", sample);
        return row.getUUID(0) + " " + row.getLong(1);
    }

    private String usage(UUID dataset) {
        return String.valueOf(one("select usage_of_dataset($1)", dataset).getValue(0));
    }

    private Row one(String sql, Object argument) {
        return pool.preparedQuery(sql)
                .executeAndAwait(Tuple.of(argument))
                .iterator()
                .next();
    }
}
