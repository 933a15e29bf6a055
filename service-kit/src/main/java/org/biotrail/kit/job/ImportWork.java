package org.biotrail.kit.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.job.TakenJob.Cursor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/**
 * The work on one import, from where it stands: reads the file, has the rows put in order, stores them batch after
 * batch. A batch, its outcomes and the cursor are one transaction, so that a crash between any two of them cannot store
 * a row twice or lose its outcome. All or nothing and dry runs are one transaction altogether, whose outcomes are
 * written beside it and taken back when it has to begin anew.
 */
final class ImportWork implements ImportRun {
    /** Characters of the rows of a batch, besides its number of rows. */
    private static final int MAX_BATCH_SIZE = 16 << 20;

    private final JobConnection connection;
    private final JobConnection beside;
    private final TakenJob job;
    private final RowImport rows;
    private final Services services;
    private final Heartbeat heart;

    /**
     * What the work needs of its surroundings; all of it waits.
     *
     * @param resolver finds what texts refer to
     * @param problem what a failure means to a caller; empty when it is a fault of ours
     * @param stored called when something was committed
     */
    record Services(
            ObjectMapper mapper,
            long maxExpanded,
            Resolver resolver,
            Function<Throwable, Optional<Problem>> problem,
            Runnable stored) {
        interface Resolver {
            Map<String, List<String>> resolve(String thing, List<String> texts);
        }
    }

    /** @param beside a second connection, for what is to stay when the transaction of the first does not, and to read ahead */
    ImportWork(
            JobConnection connection,
            JobConnection beside,
            TakenJob job,
            RowImport rows,
            Services services,
            Heartbeat heart) {
        this.connection = connection;
        this.beside = beside;
        this.job = job;
        this.rows = rows;
        this.services = services;
        this.heart = heart;
    }

    /**
     * Does all that is left to do.
     *
     * @throws Problem when the job as a whole has failed
     * @throws StopException when it is not to go on
     */
    void work() {
        if (!job.staged()) {
            new Staging(connection, job, rows, services.mapper(), services.maxExpanded(), heart::beat).read();
        }
        if (!job.ordered()) {
            order();
        }
        if (job.inOneTransaction()) {
            storeTogether();
        } else {
            storeInBatches();
        }
        services.stored().run();
    }

    private void order() {
        connection.begin(job.actor(), job.reason());
        rows.order(this);
        connection.query(
                "update job set ordered_at = now(),"
                        + " failed = (select count(*) from job_row where job_id = $1 and failed) where id = $1",
                job.id());
        connection.commit();
    }

    /** While PostgreSQL stores a batch, the next one is read beside it. */
    private void storeInBatches() {
        Coming coming = coming(job.cursor(), beside);
        boolean more = true;
        while (more) {
            heart.beat();
            Batch batch = prepared(coming);
            connection.begin(job.actor(), job.reason());
            more = !batch.rows().isEmpty();
            if (more) {
                coming = coming(batch.end(), beside);
                keep(connection, batch, store(batch.rows()));
            } else {
                rows.finish(this);
                complete();
            }
            connection.commit();
            services.stored().run();
        }
    }

    private void storeTogether() {
        connection.query(
                "update job_row set state = 'staged', tried = false, thing_id = null, violations = '[]',"
                        + " warnings = '[]' where job_id = $1 and tried",
                job.id());
        connection.query(
                "update job set created = 0, updated = 0, unchanged = 0, skipped = 0,"
                        + " failed = (select count(*) from job_row where job_id = $1 and failed) where id = $1",
                job.id());
        for (Cursor from = Cursor.START; rows.prepares(this); ) {
            Batch batch = prepared(coming(from, connection));
            if (batch.rows().isEmpty()) {
                break;
            }
            heart.beat();
            from = batch.end();
        }
        connection.begin(job.actor(), job.reason());
        for (Batch batch = next(Cursor.START); !batch.rows().isEmpty(); batch = next(batch.end())) {
            keep(beside, batch, store(batch.rows()));
            heart.beat();
        }
        boolean whole = failed() == 0;
        if (whole || !job.atomic()) {
            rows.finish(this);
        }
        if (job.dryRun()) {
            connection.rollback();
            connection.query("update job_row set thing_id = null where job_id = $1 and state = 'created'", job.id());
            complete();
        } else if (whole) {
            complete();
            connection.commit();
        } else {
            connection.rollback();
            takeBack();
        }
    }

    /** A batch as it is to be stored; nobody else touches the rows of this job, so it stays what it is until then. */
    private Batch prepared(Coming coming) {
        Batch batch = batch(coming);
        if (!rows.prepares(this) || batch.rows().isEmpty()) {
            return batch;
        }
        rows.prepare(batch.rows(), this);
        return next(coming.after());
    }

    private int failed() {
        return connection
                .query("select failed from job where id = $1", job.id())
                .iterator()
                .next()
                .getInteger(0);
    }

    /** Every row is told what it came to: with the failed ones, the good ones went too. */
    private void takeBack() {
        connection.query(
                "update job_row set state = 'skipped', thing_id = null, violations = jsonb_build_array("
                        + "jsonb_build_object('field', '', 'code', 'rolled_back', 'message',"
                        + " 'Other rows fail, and nothing was to be written then'))"
                        + " where job_id = $1 and state in ('created', 'updated')",
                job.id());
        connection.query(
                "update job set skipped = skipped + created + updated, created = 0, updated = 0 where id = $1",
                job.id());
        throw Problem.rule("", "rows_failed", "There are rows that fail; nothing was written");
    }

    private void complete() {
        connection.query(
                "update job set state = 'completed', attempts = 0, heartbeat_at = now(), finished_at = now()"
                        + " where id = $1",
                job.id());
    }

    /** The rows to be stored together. */
    private record Batch(List<StagedRow> rows, Cursor end) {}

    /** The rows behind a cursor, which have been asked for. */
    private record Coming(Cursor after, Uni<RowSet<Row>> rows) {}

    private Batch next(Cursor after) {
        return batch(coming(after, connection));
    }

    private Coming coming(Cursor after, JobConnection from) {
        return new Coming(
                after,
                from.ask(
                        "select place, number, \"values\"::text from (select place, number, \"values\","
                                + " row_number() over w as nth, sum(size) over w as upto from ("
                                + "select place, number, \"values\", size from job_row where job_id = $1"
                                + " and (place, number) > ($2, $3) and state = 'staged' order by place, number limit $4) due"
                                + " window w as (order by place, number)) b where nth = 1 or upto <= $5 order by nth",
                        job.id(),
                        after.place(),
                        after.number(),
                        rows.batchSize(this),
                        (long) MAX_BATCH_SIZE));
    }

    private Batch batch(Coming coming) {
        RowSet<Row> found = coming.rows().await().indefinitely();
        List<StagedRow> batch = new ArrayList<>(found.size());
        Cursor end = coming.after();
        for (Row row : found) {
            end = new Cursor(row.getInteger(0), row.getInteger(1));
            batch.add(new StagedRow(end.number(), parse(row.getString(2))));
        }
        return new Batch(batch, end);
    }

    private ObjectNode parse(String values) {
        try {
            return services.mapper().readValue(values, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }

    /**
     * Stores rows; where the database refuses them together they are tried in halves, until those that it refuses are
     * alone and fail with the rule they break.
     */
    private List<RowOutcome> store(List<StagedRow> batch) {
        connection.run("savepoint batch");
        try {
            List<RowOutcome> outcomes = complete(batch, rows.store(batch, this));
            connection.run("release savepoint batch");
            return outcomes;
        } catch (Problem problem) {
            throw problem;
        } catch (RuntimeException failure) {
            Problem broken = services.problem()
                    .apply(failure)
                    .filter(problem -> problem.status() < 500)
                    .orElseThrow(() -> failure);
            connection.run("rollback to savepoint batch");
            if (batch.size() == 1) {
                return List.of(RowOutcome.failed(batch.get(0).number(), violations(broken)));
            }
            int half = batch.size() / 2;
            return Stream.concat(
                            store(batch.subList(0, half)).stream(), store(batch.subList(half, batch.size())).stream())
                    .toList();
        }
    }

    private static List<Violation> violations(Problem broken) {
        return broken.violations().isEmpty()
                ? List.of(new Violation("", "refused", broken.detail()))
                : broken.violations();
    }

    private List<RowOutcome> complete(List<StagedRow> batch, List<RowOutcome> outcomes) {
        long told = outcomes.stream().mapToInt(RowOutcome::number).distinct().count();
        if (told != batch.size() || outcomes.size() != batch.size()) {
            throw new IllegalStateException(
                    "The import of " + rows.things() + " told of " + told + " of " + batch.size() + " rows");
        }
        return outcomes;
    }

    private void keep(JobConnection where, Batch batch, List<RowOutcome> outcomes) {
        int size = outcomes.size();
        Integer[] numbers = new Integer[size];
        String[] states = new String[size];
        String[] things = new String[size];
        String[] violations = new String[size];
        String[] warnings = new String[size];
        for (int i = 0; i < size; i++) {
            RowOutcome outcome = outcomes.get(i);
            numbers[i] = outcome.number();
            states[i] = outcome.state().name().toLowerCase(Locale.ROOT);
            things[i] = outcome.id().orElse(null);
            violations[i] = json(outcome.violations());
            warnings[i] = json(outcome.warnings());
        }
        where.query(
                "with o as (select * from unnest($2::int[], $3::text[], $4::text[], $5::text[], $6::text[])"
                        + " o(number, state, thing, violations, warnings)),"
                        + " told as (update job_row r set state = o.state, tried = true, thing_id = o.thing,"
                        + " violations = o.violations::jsonb, warnings = o.warnings::jsonb"
                        + " from o where r.job_id = $1 and r.number = o.number)"
                        + " update job set attempts = 0, heartbeat_at = now(), cursor_place = $7, cursor_number = $8,"
                        + " created = job.created + c.created, updated = job.updated + c.updated,"
                        + " unchanged = job.unchanged + c.unchanged, skipped = job.skipped + c.skipped,"
                        + " failed = job.failed + c.failed from (select"
                        + " count(*) filter (where state = 'created') created,"
                        + " count(*) filter (where state = 'updated') updated,"
                        + " count(*) filter (where state = 'unchanged') unchanged,"
                        + " count(*) filter (where state = 'skipped') skipped,"
                        + " count(*) filter (where state = 'failed') failed from o) c where id = $1",
                job.id(),
                numbers,
                states,
                things,
                violations,
                warnings,
                batch.end().place(),
                batch.end().number());
    }

    private String json(List<Violation> violations) {
        return violations.isEmpty()
                ? "[]"
                : services.mapper().valueToTree(violations).toString();
    }

    @Override
    public UUID job() {
        return job.id();
    }

    @Override
    public Actor actor() {
        return job.actor();
    }

    @Override
    public boolean dryRun() {
        return job.dryRun();
    }

    @Override
    public OnConflict onConflict() {
        return job.onConflict();
    }

    @Override
    public boolean atomic() {
        return job.atomic();
    }

    @Override
    public Map<String, String> options() {
        return job.options();
    }

    @Override
    public RowSet<Row> query(String sql, Object... arguments) {
        return connection.query(sql, arguments);
    }

    @Override
    public Map<String, List<String>> resolve(String thing, List<String> texts) {
        return services.resolver().resolve(thing, texts);
    }
}
