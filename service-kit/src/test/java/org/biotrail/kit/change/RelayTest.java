package org.biotrail.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The way from the outbox to the topic, with a real database and a real broker. */
class RelayTest {
    private final DataSource database = Ground.database();
    private final String service = Ground.service();
    private final List<Relay> relays = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() throws InterruptedException {
        relays.forEach(Relay::close);
        threads.shutdown();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void an_event_travels_as_a_cloud_event() {
        relay(Ground.kafka());
        Ground.execute(database, """
                begin; set local biotrail.traceparent = '00-1-2-01'; insert into plant (name) values ('Ocotea'); commit""");
        ConsumerRecord<String, byte[]> event = events(1).get(0);
        String id = Ground.askOne(database, "select id from plant");
        assertThat(event.key()).isEqualTo("plant/" + id);
        assertThat(Ground.header(event, "ce_specversion")).isEqualTo("1.0");
        assertThat(Ground.header(event, "ce_id")).hasSize(36);
        assertThat(Ground.header(event, "ce_source")).isEqualTo("/" + service);
        assertThat(Ground.header(event, "ce_type")).isEqualTo("org.biotrail.plant.add");
        assertThat(Ground.header(event, "ce_subject")).isEqualTo("plant/" + id);
        assertThat(Ground.header(event, "ce_time")).endsWith("Z");
        assertThat(Ground.header(event, "content-type")).isEqualTo("application/json");
        assertThat(Ground.header(event, "traceparent")).isEqualTo("00-1-2-01");
        awaitEmptyOutbox();
    }

    @Test
    void fifty_writers_on_five_subjects_arrive_in_order_without_gaps() {
        relay(Ground.kafka());
        Ground.execute(
                database, "insert into plant (name, weight) select 'plant ' || i, 0 from generate_series(1, 5) i");
        for (int writer = 0; writer < 50; writer++) {
            String sql = "update plant set weight = weight + 1 where name = 'plant " + (writer % 5 + 1) + "'";
            threads.execute(() -> writeOneByOne(sql, 20));
        }
        int total = 5 + 50 * 20;
        Map<String, List<Long>> versions = versionsBySubject(events(total));
        assertThat(versions).hasSize(5);
        assertThat(versions.values())
                .allSatisfy(found -> assertThat(found)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 201).boxed().toList()));
    }

    @Test
    void a_relay_killed_between_sending_and_deleting_loses_nothing() throws Exception {
        Ground.topics().ensure(List.of(Topics.changes(service)));
        Ground.execute(database, "insert into plant (name) select 'plant ' || i from generate_series(1, 10) i");
        try (Connection connection = database.getConnection();
                Producer<String, byte[]> producer = OutboxRelay.producer(Ground.kafka(), service)) {
            Outbox outbox = new Outbox(connection);
            assertThat(outbox.lead()).isTrue();
            assertThat(newRelay(Ground.kafka()).send(outbox, producer, outbox.first(4)))
                    .hasSize(4);
        }
        relay(Ground.kafka());
        List<ConsumerRecord<String, byte[]>> all = events(14);
        assertThat(new LinkedHashSet<>(
                        all.stream().map(e -> Ground.header(e, "ce_id")).toList()))
                .hasSize(10);
        awaitEmptyOutbox();
    }

    @Test
    void of_two_replicas_one_relays_and_the_other_takes_over() {
        Relay first = relay(Ground.kafka());
        await().until(first::isLeading);
        Relay second = relay(Ground.kafka());
        Ground.execute(database, "insert into plant (name) select 'plant ' || i from generate_series(1, 100) i");
        awaitEmptyOutbox();
        assertThat(second.isLeading()).isFalse();
        assertThat(second.sent()).isZero();
        first.close();
        Ground.execute(database, "update plant set weight = 1");
        await().atMost(Duration.ofSeconds(20)).until(second::isLeading);
        awaitEmptyOutbox();
        assertThat(first.sent() + second.sent()).isEqualTo(200);
        assertThat(versionsBySubject(events(200)).values())
                .allSatisfy(found -> assertThat(found).containsExactly(1L, 2L));
    }

    @Test
    void a_relay_that_loses_its_connection_goes_on_with_another() {
        Relay relay = relay(Ground.kafka());
        await().until(relay::isLeading);
        Ground.execute(database, """
                select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
                and database = (select oid from pg_database where datname = current_database())""");
        Ground.execute(database, "insert into plant (name) values ('Ocotea')");
        assertThat(events(1)).hasSize(1);
    }

    @Test
    void while_kafka_is_away_writes_go_on_and_all_of_it_arrives_after() throws Exception {
        int port = freePort();
        List<String> folders = List.of(Files.createTempDirectory(Path.of("target"), "broker-")
                .toAbsolutePath()
                .toString());
        Map<String, Object> kafka = Map.of(
                "bootstrap.servers", "localhost:" + port, "reconnect.backoff.max.ms", 500, "request.timeout.ms", 2000);
        Relay relay = relay(kafka);
        EmbeddedKafkaBroker broker = Ground.broker(port, folders).start();
        Ground.execute(database, "insert into plant (name) select 'plant ' || i from generate_series(1, 100) i");
        awaitEmptyOutbox();
        broker.close();
        for (int i = 0; i < 10; i++) {
            Ground.execute(database, "update plant set weight = coalesce(weight, 0) + 1");
        }
        assertThat(Ground.askOne(database, "select count(*) from outbox")).isEqualTo("1000");
        // Several requests of the producer run out while the broker is away.
        await().atMost(Duration.ofSeconds(30))
                .until(() -> relay.backlog().oldest().toMillis() > 6000);
        assertThat(relay.backlog().depth()).isEqualTo(1000);
        EmbeddedKafkaBroker again = Ground.broker(port, folders).start();
        try {
            awaitEmptyOutbox();
            List<ConsumerRecord<String, byte[]>> all =
                    Ground.read("localhost:" + port, Topics.changes(service), found -> found.size() >= 1100);
            Map<String, List<Long>> versions = versionsBySubject(all);
            assertThat(versions).hasSize(100);
            assertThat(versions.values())
                    .allSatisfy(found -> assertThat(new LinkedHashSet<>(found))
                            .containsExactlyElementsOf(
                                    LongStream.rangeClosed(1, 11).boxed().toList()));
        } finally {
            stop();
            again.close();
        }
    }

    @Test
    void an_event_too_large_for_the_broker_stands_aside_for_the_others() {
        Relay relay = relay(Ground.kafka());
        Ground.execute(
                database, "insert into plant (name, collector) values ('bulky', repeat('x', 9000000)), ('small', '')");
        assertThat(Ground.header(events(1).get(0), "ce_type")).isEqualTo("org.biotrail.plant.add");
        await().until(() -> relay.refused() == 1);
        assertThat(Ground.askOne(database, "select payload ->> 'subject_label' from outbox where refused is not null"))
                .isEqualTo("bulky");
    }

    private Relay newRelay(Map<String, Object> kafka) {
        Relay relay = new Relay(
                new Relay.Settings(service, 200, Duration.ofMillis(100)),
                database,
                () -> new Topics(kafka, 3, -1, Duration.ofDays(90)).ensure(List.of(Topics.changes(service))),
                () -> OutboxRelay.producer(new HashMap<>(kafka), service));
        relays.add(relay);
        return relay;
    }

    private Relay relay(Map<String, Object> kafka) {
        Relay relay = newRelay(kafka);
        threads.execute(relay);
        return relay;
    }

    private void writeOneByOne(String sql, int times) {
        for (int i = 0; i < times; i++) {
            Ground.execute(database, sql);
        }
    }

    private List<ConsumerRecord<String, byte[]>> events(int count) {
        return Ground.read(Topics.changes(service), count);
    }

    private void awaitEmptyOutbox() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> "0".equals(Ground.askOne(database, "select count(*) from outbox")));
    }

    private static Map<String, List<Long>> versionsBySubject(List<ConsumerRecord<String, byte[]>> events) {
        Map<String, List<Long>> versions = new HashMap<>();
        for (ConsumerRecord<String, byte[]> event : events) {
            try {
                versions.computeIfAbsent(event.key(), key -> new ArrayList<>())
                        .add(new com.fasterxml.jackson.databind.ObjectMapper()
                                .readTree(event.value())
                                .path("version")
                                .asLong());
            } catch (java.io.IOException e) {
                throw new IllegalStateException(e);
            }
        }
        return versions;
    }

    private static int freePort() throws java.io.IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
