package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;

/** Says beside a dataset what its reader may do with it ({@code spec/tracker.md} §4.2). */
@ApplicationScoped
class Access {
    private static final String ASK = """
            select dataset_access(d, $2, $3, $4, $5)::text from dataset d where d.id = $1""";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** The answer with {@code my_access}, where it is a whole dataset. */
    Uni<Response> shown(Response answer, Actor actor) {
        if (!(answer.getEntity() instanceof String text)) {
            return Uni.createFrom().item(answer);
        }
        ObjectNode dataset = read(text);
        if (!dataset.has("privacy") || !dataset.has("id")) {
            return Uni.createFrom().item(answer);
        }
        return of(dataset.path("id").asText(), actor)
                .map(access -> Response.fromResponse(answer)
                        .entity(dataset.set("my_access", access).toString())
                        .build());
    }

    /** Whether this actor administers the dataset. */
    Uni<Boolean> administers(String id, Actor actor) {
        return of(id, actor).map(access -> access.path("administer").asBoolean());
    }

    private Uni<ObjectNode> of(String id, Actor actor) {
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(
                        UUID.fromString(id),
                        actor.id(),
                        actor.has(Permission.DATA_EDIT),
                        actor.has(Permission.DATA_MANAGEMENT),
                        actor.has(Permission.DATA_LIST)))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> read(row.getString(0)))
                        .orElseGet(json::createObjectNode));
    }

    private ObjectNode read(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
