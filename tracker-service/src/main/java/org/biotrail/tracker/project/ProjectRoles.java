package org.biotrail.tracker.project;

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
import org.biotrail.kit.listing.Computed;
import org.biotrail.kit.listing.Condition;

/** Says beside a project what its reader is in it, and which of its datasets they may find. */
@ApplicationScoped
class ProjectRoles {
    private static final String ROLE = "case when %s::boolean then 'admin' else member_role(p.members, %s::text) end";

    private static final String ASK = """
            select jsonb_build_object(
                'my_role', %s,
                'datasets', (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title)
                                                       order by d.title, d.id), '[]')
                             from dataset d
                             where d.project_id = p.id
                               and (d.listed or $5::boolean or may_read_dataset(d, $3, $4, $2))))::text
            from project p where p.id = $1""".formatted(ROLE.formatted("$2", "$3"));

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** The caller's role in each project: admin for who manages all of them, null for a stranger. */
    static Computed role(Actor actor) {
        return new Computed(
                "my_role",
                "text",
                Condition.of(
                        "(select " + ROLE.formatted("?", "?") + " from project p where p.id = of_view.id)",
                        actor.has(Permission.DATA_MANAGEMENT),
                        actor.id()));
    }

    /** The answer with {@code my_role} and all datasets that the caller may find, where it is a whole project. */
    Uni<Response> shown(Response answer, Actor actor) {
        if (!(answer.getEntity() instanceof String text)) {
            return Uni.createFrom().item(answer);
        }
        ObjectNode project = read(text);
        if (!project.has("id") || !project.has("datasets")) {
            return Uni.createFrom().item(answer);
        }
        return pool.preparedQuery(ASK)
                .execute(Tuple.of(
                        UUID.fromString(project.path("id").asText()),
                        actor.has(Permission.DATA_MANAGEMENT),
                        actor.id(),
                        actor.has(Permission.DATA_EDIT),
                        actor.has(Permission.DATA_LIST)))
                .map(rows -> {
                    rows.forEach(row -> project.setAll(read(row.getString(0))));
                    return Response.fromResponse(answer)
                            .entity(project.toString())
                            .build();
                });
    }

    private ObjectNode read(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
