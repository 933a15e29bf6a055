package org.biotrail.kit.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.DefaultBean;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks tracker-service once for a user that this service has not heard of, which makes tracker-service create them.
 * While tracker-service is away, the token's own roles do.
 */
@DefaultBean
@ApplicationScoped
class TrackerNewcomers implements Newcomers {
    private static final Logger LOG = Logger.getLogger(TrackerNewcomers.class);
    private static final String KEEP = """
            insert into user_copy (id, version, name, active, access_level, permissions, realm_roles, merged_into)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict (id) do nothing""";

    private final TrackerUsers tracker;
    private final Pool pool;

    @Inject
    TrackerNewcomers(@RestClient TrackerUsers tracker, Pool pool) {
        this.tracker = tracker;
        this.pool = pool;
    }

    @Override
    public Uni<Optional<KnownUser>> welcome(Token token) {
        return tracker.me("Bearer " + token.raw())
                .flatMap(this::keep)
                .map(Optional::of)
                .onFailure()
                .recoverWithUni(failure -> goOn(failure, token));
    }

    /** A refusal by tracker-service holds here too; any other failure is no reason to keep a person waiting. */
    private static Uni<Optional<KnownUser>> goOn(Throwable failure, Token token) {
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 403) {
            return Uni.createFrom()
                    .failure(Problem.forbidden(
                            code(answer).orElse("user_refused"), "tracker-service does not take this account"));
        }
        if (failure instanceof WebApplicationException answer
                && answer.getResponse().getStatus() == 401) {
            return Uni.createFrom()
                    .failure(Problem.unauthenticated(
                            code(answer).orElse("token_invalid"), "tracker-service does not take this token"));
        }
        LOG.warnf("tracker-service does not tell of user %s: %s", token.subject(), failure.toString());
        return Uni.createFrom().item(Optional.empty());
    }

    private static Optional<String> code(WebApplicationException answer) {
        try {
            String code = answer.getResponse()
                    .readEntity(JsonNode.class)
                    .at("/violations/0/code")
                    .asText();
            return Optional.of(code).filter(text -> !text.isEmpty());
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Uni<KnownUser> keep(ObjectNode answer) {
        KnownUser user = new KnownUser(
                answer.path("id").asText(),
                answer.path("name").asText(),
                answer.path("active").asBoolean(true),
                KnownUser.level(answer.path("access_level").asText()).orElse(Level.REGISTERED),
                KnownUser.permissions(texts(answer.path("permissions"))),
                Set.copyOf(texts(answer.path("realm_roles"))),
                Optional.ofNullable(answer.path("merged_into").textValue()));
        return pool.preparedQuery(KEEP)
                .execute(Tuple.of(
                                user.id(),
                                answer.path("version").asLong(1),
                                user.name(),
                                user.active(),
                                user.level().word())
                        .addArrayOfString(texts(answer.path("permissions")).toArray(String[]::new))
                        .addArrayOfString(user.realmRoles().toArray(String[]::new))
                        .addString(user.mergedInto().orElse(null)))
                .replaceWith(user);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
