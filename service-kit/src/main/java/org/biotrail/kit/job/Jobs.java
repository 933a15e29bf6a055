package org.biotrail.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/** The table of jobs, as those see it who ask about jobs; another's job does not exist for them. */
@ApplicationScoped
class Jobs {
    private static final String VISIBLE = "id = $1 and ($2 or created_by = $3)";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper mapper;

    /** The job as JSON; fails with 404. */
    Uni<ObjectNode> find(String id, Actor actor) {
        return ask("select to_jsonb(j)::text from job_view j where " + VISIBLE, id, actor)
                .map(rows -> first(rows, id));
    }

    /** The newest first; {@code before} is the id of the last one seen. */
    Uni<List<ObjectNode>> list(Actor actor, List<String> states, String before, int limit) {
        return pool.preparedQuery("select to_jsonb(j)::text from job_view j where ($1 or created_by = $2)"
                        + " and (cardinality($3::text[]) = 0 or state = any($3)) and ($4 = '' or id < $4::text::uuid)"
                        + " order by id desc limit $5")
                .execute(Tuple.of(actor.isSuperAdmin(), actor.id(), states.toArray(String[]::new), before, limit))
                .map(this::all);
    }

    /**
     * The outcomes of a visible job's rows, in the order of their numbers, from the one after {@code after}. Those that
     * failed, few among many, have an index of their own, which goes by {@code failed} and not by the state.
     */
    Uni<List<ObjectNode>> rows(UUID job, List<String> states, int after, int limit) {
        return pool.preparedQuery(
                        "select to_jsonb(r)::text from (select number, state, id, violations, warnings from job_row_view"
                                + " where job_id = $1 and (cardinality($2::text[]) = 0 or state = any($2))"
                                + " and ($2 <> '{failed}' or failed) and number > $3"
                                + " order by number limit $4) r")
                .execute(Tuple.of(job, states.toArray(String[]::new), after, limit))
                .map(this::all);
    }

    /** A piece of the file that a visible job made; empty after the last. */
    Uni<Optional<Buffer>> result(UUID job, int chunk) {
        return pool.preparedQuery("select content from job_result where job_id = $1 and chunk = $2")
                .execute(Tuple.of(job, chunk))
                .map(rows ->
                        rows.stream().findFirst().map(row -> row.getDelegate().getBuffer(0)));
    }

    /** Ends a job that waits, asks one that runs to stop; fails with 404, or 409 when it is over. */
    Uni<Void> cancel(String id, Actor actor) {
        return find(id, actor).chain(job -> cancel(job));
    }

    private Uni<Void> cancel(ObjectNode job) {
        return pool.preparedQuery("update job set cancel_requested = true,"
                        + " finished_at = case when state = 'queued' then now() end,"
                        + " state = case when state = 'queued' then 'cancelled' else state end"
                        + " where id = $1 and state in ('queued', 'running')")
                .execute(Tuple.of(UUID.fromString(job.get("id").textValue())))
                .invoke(changed -> {
                    if (changed.rowCount() == 0) {
                        throw Problem.conflict("state", "job_finished", "The job is over");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<RowSet<Row>> ask(String sql, String id, Actor actor) {
        UUID job;
        try {
            job = UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            return Uni.createFrom().failure(Problem.notFound("Job " + id));
        }
        return pool.preparedQuery(sql).execute(Tuple.of(job, actor.isSuperAdmin(), actor.id()));
    }

    private ObjectNode first(RowSet<Row> rows, String id) {
        return all(rows).stream().findFirst().orElseThrow(() -> Problem.notFound("Job " + id));
    }

    private List<ObjectNode> all(RowSet<Row> rows) {
        List<ObjectNode> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(parse(row.getString(0))));
        return all;
    }

    private ObjectNode parse(String json) {
        try {
            return mapper.readValue(json, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
