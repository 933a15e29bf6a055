package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.write.Writes;
import org.biotrail.sampling.Sql;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Finds the deepest area around each new or moved record. The catalog is asked in bulk, after the writing; while it is
 * away the work waits in {@code location_wanted}.
 */
@ApplicationScoped
class AreaSearch {
    private static final Logger LOG = Logger.getLogger(AreaSearch.class);

    private static final String DUE = """
            select r.id, r.latitude, r.longitude from location_wanted w join field_record r on r.id = w.field_record_id
             where w.next_at <= now() and r.latitude is not null order by w.next_at limit 1000""";

    private static final String LATER = """
            update location_wanted set asked = asked + 1, next_at = now() + least(asked + 1, 60) * interval '5 seconds'
             where field_record_id = any ($1)""";

    private static final String PLACE = """
            update field_record r set location_id = cast(p ->> 'location_id' as uuid)
              from jsonb_array_elements(cast(cast(?1 as text) as jsonb)) p
             where r.id = cast(p ->> 'id' as uuid) and r.latitude = cast(p ->> 'latitude' as float8)
               and r.longitude = cast(p ->> 'longitude' as float8)""";

    private static final String DONE = """
            delete from location_wanted where field_record_id in (
                select cast(p ->> 'id' as uuid) from jsonb_array_elements(cast(cast(?1 as text) as jsonb)) p)""";

    @Inject
    Pool pool;

    @Inject
    Writes writes;

    @Inject
    OidcClient tokens;

    @Inject
    ObjectMapper json;

    @Inject
    @RestClient
    CatalogAreas catalog;

    @Scheduled(every = "{biotrail.sampling.areas.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> search() {
        return pool.query(DUE)
                .execute()
                .flatMap(due -> due.size() == 0 ? Uni.createFrom().voidItem() : ask(due));
    }

    private Uni<Void> ask(RowSet<Row> due) {
        ArrayNode wanted = json.createArrayNode();
        due.forEach(row -> wanted.addObject()
                .put("id", row.getUUID(0).toString())
                .put("latitude", row.getDouble(1))
                .put("longitude", row.getDouble(2)));
        return tokens.getTokens()
                .flatMap(granted -> catalog.validate("Bearer " + granted.getAccessToken(), question(wanted)))
                .map(answer -> placed(wanted, answer))
                .flatMap(this::keep)
                .onFailure()
                .recoverWithUni(failure -> later(due, failure));
    }

    private ObjectNode question(ArrayNode wanted) {
        ObjectNode question = json.createObjectNode();
        ArrayNode coordinates = question.putArray("coordinates");
        wanted.forEach(record -> coordinates
                .addObject()
                .put("latitude", record.path("latitude").doubleValue())
                .put("longitude", record.path("longitude").doubleValue()));
        return question;
    }

    /** Answers come in the order of the questions; the last ancestor is the deepest area. */
    private static ArrayNode placed(ArrayNode wanted, JsonNode answer) {
        JsonNode data = answer.isArray() ? answer : answer.path("data");
        for (int i = 0; i < wanted.size(); i++) {
            JsonNode around = data.path(i).path("ancestors");
            ((ObjectNode) wanted.get(i))
                    .set("location_id", around.path(around.size() - 1).path("id"));
        }
        return wanted;
    }

    private Uni<Void> keep(ArrayNode placed) {
        String found = placed.toString();
        return writes.transaction(
                        Actor.system("sampling"),
                        "Area found",
                        () -> Sql.run(PLACE, found).chain(() -> Sql.run(DONE, found)))
                .replaceWithVoid();
    }

    private Uni<Void> later(RowSet<Row> due, Throwable failure) {
        LOG.debugf("The catalog does not say where records lie: %s", failure);
        UUID[] ids = due.stream().map(row -> row.getUUID(0)).toArray(UUID[]::new);
        return pool.preparedQuery(LATER).execute(Tuple.of(ids)).replaceWithVoid();
    }
}
