package org.biotrail.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.biotrail.audit.Publisher.change;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biotrail.kit.change.ChangeReader;
import org.biotrail.kit.change.ChangeReading;
import org.biotrail.kit.change.Instances;
import org.biotrail.kit.change.Instances.Instance;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The consumer of the log when there are several, when it is away, and when it begins anew. */
@QuarkusTest
@TestProfile(Lively.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ReplicasTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int SUBJECTS = 40;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    Pool pool;

    @Inject
    ChangeReading reading;

    @Inject
    @All
    List<ChangeReader> readers;

    private final String user = UUID.randomUUID().toString();
    private final List<String> subjects =
            Stream.generate(() -> UUID.randomUUID().toString()).limit(SUBJECTS).toList();
    private int told;

    @Test
    void acceptance_7_of_two_instances_one_is_killed_and_nothing_is_lost_or_doubled() throws InterruptedException {
        try (Publisher publisher = new Publisher(kafka);
                Instance survivor = Instances.begin(kafka, "biotrail.audit", pool, readers);
                Instance victim = Instances.begin(kafka, "biotrail.audit", pool, readers)) {
            Instances.stop(reading);
            tell(publisher, 10);
            await().atMost(PATIENCE).until(() -> {
                tell(publisher, 1);
                return survivor.read() > 0 && victim.read() > 0;
            });
            tell(publisher, 10);
            victim.kill();
            tell(publisher, 10);
            awaitAll();
        } finally {
            Instances.start(reading);
        }
        isWhole();
    }

    @Test
    void acceptance_6_what_was_changed_while_the_service_was_away_is_stored_once_and_in_order()
            throws InterruptedException {
        Instances.stop(reading);
        try (Publisher publisher = new Publisher(kafka)) {
            tell(publisher, 25);
        }
        assertThat(count("true")).isZero();
        Instances.start(reading);
        awaitAll();
        assertThat(told).isEqualTo(1000);
        isWhole();
    }

    @Test
    void a_replay_from_the_beginning_gives_the_same_log_in_every_column_but_recorded_at() throws InterruptedException {
        try (Publisher publisher = new Publisher(kafka)) {
            tell(publisher, 5);
            publisher.tellGarbage("catalog");
            publisher.tell(change("tracker", "dataset", UUID.randomUUID().toString())
                    .by(user, "Ana")
                    .withoutVersion()
                    .action("request"));
            told++;
        }
        awaitAll();
        Instances.stop(reading);
        String before = wholeLog();
        long rows = Long.parseLong(text("select count(*) from activity"));
        pool.query("truncate activity, thing, trail_link, chain_head, user_copy, project_copy, order_copy, dataset_copy"
                        + " restart identity")
                .executeAndAwait();
        try (Instance anew = Instances.begin(kafka, "replay-" + user, pool, readers)) {
            await().atMost(PATIENCE)
                    .until(() -> anew.read() >= rows && Long.parseLong(text("select count(*) from activity")) >= rows);
        } finally {
            Instances.start(reading);
        }
        assertThat(wholeLog()).isEqualTo(before);
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    /** So many changes of each subject. */
    private void tell(Publisher publisher, int times) {
        for (int n = 0; n < times; n++) {
            int version = told / SUBJECTS + 1;
            IntStream.range(0, SUBJECTS)
                    .forEach(subject ->
                            publisher.tell(change(subject % 2 == 0 ? "catalog" : "lab", "taxon", subjects.get(subject))
                                    .by(user, "Ana")
                                    .action(version == 1 ? "add" : "edit")
                                    .version(version)
                                    .data("{\"n\": " + version + ".50}")));
            told += SUBJECTS;
        }
    }

    private void awaitAll() {
        await().atMost(PATIENCE).until(() -> count("true") >= told);
    }

    private void isWhole() {
        assertThat(count("true")).isEqualTo(told);
        assertThat(text("select count(distinct id) from activity where causer_id = '" + user + "'"))
                .isEqualTo(Integer.toString(told));
        assertThat(count("gap")).isZero();
        assertThat(text("""
                select count(*) from (select version, row_number() over (partition by subject_id order by chain, link) as nth
                                      from activity where causer_id = '%s') its where version <> nth""".formatted(user))).as("per subject in order").isEqualTo("0");
        Ask.asManager("/integrity").body("ok", equalTo(true));
    }

    private int count(String condition) {
        return Integer.parseInt(
                text("select count(*) from activity where causer_id = '" + user + "' and " + condition));
    }

    private String wholeLog() {
        return text("""
                select count(*) || ' ' || md5(string_agg((to_jsonb(a) - 'recorded_at')::text, E'\\n' order by topic, partition, position))
                from activity a""");
    }

    private String text(String sql) {
        return String.valueOf(
                pool.query(sql).executeAndAwait().iterator().next().getValue(0));
    }
}
