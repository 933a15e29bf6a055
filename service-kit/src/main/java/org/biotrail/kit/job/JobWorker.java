package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.biotrail.kit.change.OutboxFilled;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Problems;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.reference.References;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Works on jobs, a few at a time, on threads of its own. A job belongs to who holds its lock; a job that is neither
 * over nor locked is taken up, whoever had it before. Looks for work when woken, and every few seconds for jobs that
 * another process left behind.
 */
@ApplicationScoped
public class JobWorker {
    private static final Logger LOG = Logger.getLogger(JobWorker.class);
    /** Times a job is taken up without getting on, before it is given up. */
    private static final int MAX_ATTEMPTS = 10;

    private static final int MAX_CANDIDATES = 50;

    @Inject
    Pool pool;

    @Inject
    @All
    List<RowImport> imports;

    @Inject
    @All
    List<Export> exports;

    @Inject
    References references;

    @Inject
    Problems problems;

    @Inject
    Event<OutboxFilled> outboxFilled;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "biotrail.jobs.workers", defaultValue = "2")
    int workers;

    @ConfigProperty(name = "biotrail.jobs.look-every", defaultValue = "5S")
    Duration lookEvery;

    @ConfigProperty(name = "biotrail.imports.max-expanded", defaultValue = "4096M")
    MemorySize maxExpanded;

    private final Semaphore wakes = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    void start(@Observes StartupEvent event) {
        IntStream.rangeClosed(1, workers).forEach(number -> {
            Thread thread = new Thread(this::loop, "job-" + number);
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        });
    }

    /** Ends after the batch at hand; what is left is taken up at the next start, or by another replica. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        wakes.release(workers);
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(8));
        }
    }

    /** There may be work. */
    public void wake() {
        wakes.release();
    }

    private void loop() {
        while (!stopping) {
            try {
                if (!workOnOne()) {
                    wakes.tryAcquire(lookEvery.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("Jobs cannot be worked on just now: %s", e.getMessage());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(lookEvery.toMillis(), 2000));
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Takes up the oldest job that nobody works on; false when there is none. */
    private boolean workOnOne() {
        try (JobConnection connection = JobConnection.open(pool)) {
            for (UUID candidate : candidates(connection)) {
                if (connection.tryLock(candidate)) {
                    Optional<TakenJob> job = TakenJob.take(connection, candidate, mapper);
                    if (job.isPresent()) {
                        return work(connection, job.get());
                    }
                }
            }
            return false;
        }
    }

    private static List<UUID> candidates(JobConnection connection) {
        List<UUID> found = new ArrayList<>();
        for (Row row : connection.query(
                "select id from job where state in ('queued', 'running') order by created_at, id limit $1",
                MAX_CANDIDATES)) {
            found.add(row.getUUID(0));
        }
        return found;
    }

    @ActivateRequestContext
    boolean work(JobConnection connection, TakenJob job) {
        try (JobConnection beside = JobConnection.open(pool)) {
            return work(connection, beside, job);
        }
    }

    private boolean work(JobConnection connection, JobConnection beside, TakenJob job) {
        try {
            if (job.attempts() > MAX_ATTEMPTS) {
                throw Problem.rule("", "given_up", "The job did not get on in " + MAX_ATTEMPTS + " attempts");
            }
            Heartbeat heart = new Heartbeat(beside, job.id(), () -> stopping);
            if (job.isExport()) {
                new ExportWork(connection, beside, job, export(job.things()), heart).work();
            } else {
                new ImportWork(connection, beside, job, rows(job.things()), services(job), heart).work();
            }
            return true;
        } catch (StopException stop) {
            if (stop.isCancelled()) {
                end(beside, connection, job, "cancelled", Optional.empty());
            }
            return stop.isCancelled();
        } catch (RuntimeException failure) {
            return failed(connection, beside, job, failure);
        }
    }

    private RowImport rows(String things) {
        return imports.stream()
                .filter(one -> one.things().equals(things))
                .findFirst()
                .orElseThrow(() -> Problem.rule("", "unknown_import", "Nothing imports " + things + " here"));
    }

    private Export export(String things) {
        return exports.stream()
                .filter(one -> one.things().equals(things))
                .findFirst()
                .orElseThrow(() -> Problem.rule("", "unknown_export", "Nothing exports " + things + " here"));
    }

    private ImportWork.Services services(TakenJob job) {
        return new ImportWork.Services(
                mapper,
                maxExpanded.asLongValue(),
                (thing, texts) ->
                        references.resolveAll(thing, texts, job.actor()).await().indefinitely(),
                failure -> problems.behind(failure).await().indefinitely(),
                () -> outboxFilled.fire(new OutboxFilled()));
    }

    /** What is only away comes back, and the job is tried again then; all else ends it. */
    private boolean failed(JobConnection connection, JobConnection beside, TakenJob job, RuntimeException failure) {
        Optional<Problem> problem = problems.behind(failure).await().indefinitely();
        if (problem.filter(known -> known.status() >= 500).isPresent()) {
            LOG.infof("Job %s waits: %s", job.id(), failure.getMessage());
            return false;
        }
        if (problem.isEmpty()) {
            LOG.errorf(failure, "Job %s failed by a fault of ours", job.id());
        }
        end(
                beside,
                connection,
                job,
                "failed",
                Optional.of(problem.orElseGet(() -> Problem.rule(
                        "", "internal_error", "Something went wrong here; the operators find it by the job's id"))));
        return true;
    }

    private void end(
            JobConnection beside, JobConnection connection, TakenJob job, String state, Optional<Problem> problem) {
        connection.rollback();
        beside.begin();
        if (job.inOneTransaction()
                && problem.flatMap(JobWorker::code)
                        .filter("rows_failed"::equals)
                        .isEmpty()) {
            beside.query(
                    "update job_row set state = 'staged', thing_id = null where job_id = $1 and state in"
                            + " ('created', 'updated', 'unchanged', 'skipped')",
                    job.id());
        }
        beside.query(
                "update job_row set state = 'skipped', violations = jsonb_build_array(jsonb_build_object("
                        + "'field', '', 'code', 'not_tried', 'message', 'The job ended before'))"
                        + " where job_id = $1 and state = 'staged'",
                job.id());
        beside.query(
                "update job set state = $2, error = nullif($3, '')::jsonb, finished_at = now(), created = c.created,"
                        + " updated = c.updated, unchanged = c.unchanged, skipped = c.skipped, failed = c.failed"
                        + " from (select count(*) filter (where state = 'created') created,"
                        + " count(*) filter (where state = 'updated') updated,"
                        + " count(*) filter (where state = 'unchanged') unchanged,"
                        + " count(*) filter (where state = 'skipped') skipped,"
                        + " count(*) filter (where state = 'failed') failed from job_row where job_id = $1) c"
                        + " where id = $1",
                job.id(),
                state,
                problem.map(this::json).orElse(""));
        beside.query("delete from job_input where job_id = $1", job.id());
        beside.query("delete from job_result where job_id = $1", job.id());
        beside.commit();
    }

    private static Optional<String> code(Problem problem) {
        return problem.violations().stream().findFirst().map(Violation::code);
    }

    private String json(Problem problem) {
        ObjectNode error = mapper.createObjectNode()
                .put("code", code(problem).orElse("failed"))
                .put("message", problem.detail());
        error.set("violations", mapper.valueToTree(problem.violations()));
        return error.toString();
    }
}
