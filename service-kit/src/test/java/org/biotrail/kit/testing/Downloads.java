package org.biotrail.kit.testing;

import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import java.time.Duration;
import java.util.List;

/** The exports of a list that are told of. */
public final class Downloads {
    private final Told told;
    private final String resource;

    private Downloads(Told told, String resource) {
        this.told = told;
        this.resource = resource;
    }

    /** Those that begin from now on. */
    public static Downloads of(Pool pool, String resource) {
        return new Downloads(Told.since(pool), resource);
    }

    /** The payloads with this outcome, in their order. */
    public List<JsonObject> told(String outcome) {
        return told.events().stream()
                .filter(event -> event.getString("action").equals("download"))
                .filter(event ->
                        event.getJsonObject("data").getString("resource").equals(resource))
                .filter(event ->
                        event.getJsonObject("data").getString("outcome").equals(outcome))
                .toList();
    }

    /** The same when there are so many. */
    public List<JsonObject> awaited(String outcome, int count) {
        return await().atMost(Duration.ofSeconds(20)).until(() -> told(outcome), found -> found.size() == count);
    }
}
