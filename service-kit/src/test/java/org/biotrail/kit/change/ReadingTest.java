package org.biotrail.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The consumer that readers build on, with a real database and a real broker. */
class ReadingTest {
    private final DataSource database = Ground.database();
    private final String source = Ground.service();
    private final String reader = Ground.service();
    private final Vertx vertx = Vertx.vertx();
    private final Pool pool = PgBuilder.pool()
            .connectingTo(PgConnectOptions.fromUri(Ground.reactiveUrl(database)).setUser(Ground.user()))
            .using(vertx)
            .build();
    private final Producer<String, byte[]> producer = OutboxRelay.producer(Ground.kafka(), source);
    private final List<Reading> readings = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong deadLetters = new AtomicLong();

    @BeforeEach
    void prepare() {
        Ground.execute(
                database,
                "create table heard (id bigint generated always as identity, label text check (label <> 'bad'))");
        Ground.topics().ensure(List.of(Topics.changes(source), Topics.deadLetter(reader)));
    }

    @AfterEach
    void stop() throws InterruptedException {
        stopReading();
        producer.close();
        pool.closeAndAwait();
        vertx.closeAndAwait();
    }

    @Test
    void what_cannot_be_read_goes_to_the_dead_letters_and_the_rest_goes_on() {
        send(event("1", "first"));
        send(new ProducerRecord<>(Topics.changes(source), "garbage", "no json".getBytes(StandardCharsets.UTF_8)));
        ProducerRecord<String, byte[]> broken = event("2", "broken");
        send(new ProducerRecord<>(
                broken.topic(), null, broken.key(), "{\"a\":".getBytes(StandardCharsets.UTF_8), broken.headers()));
        send(event("1", "second"));
        read();
        awaitHeard("first", "second");
        List<ConsumerRecord<String, byte[]>> letters = Ground.read(Topics.deadLetter(reader), 2);
        assertThat(letters.stream().map(letter -> Ground.header(letter, "dead-letter-reason")))
                .anySatisfy(reason -> assertThat(reason).contains("ce_source is missing"))
                .anySatisfy(reason -> assertThat(reason).contains("bad JSON"));
        assertThat(letters)
                .anySatisfy(letter -> assertThat(letter.value()).isEqualTo("no json".getBytes(StandardCharsets.UTF_8)))
                .allSatisfy(letter ->
                        assertThat(Ground.header(letter, "dead-letter-topic")).isEqualTo(Topics.changes(source)));
        assertThat(deadLetters).hasValue(2);
    }

    @Test
    void an_event_that_a_reader_refuses_goes_to_the_dead_letters_alone() {
        send(event("1", "first"));
        send(event("1", "bad"));
        send(event("1", "second"));
        read();
        awaitHeard("first", "second");
        assertThat(Ground.header(Ground.read(Topics.deadLetter(reader), 1).get(0), "dead-letter-reason"))
                .contains("heard_label_check");
    }

    @Test
    void what_one_reader_refuses_the_others_still_read() {
        Ground.execute(database, "create table counted (label text)");
        send(event("1", "first"));
        send(event("1", "bad"));
        send(event("1", "worse"));
        read((events, connection) -> connection
                .preparedQuery("insert into counted (label) values ($1)")
                .executeBatch(labels(events))
                .invoke(done -> {
                    if (events.stream().anyMatch(event -> event.subjectLabel().equals("worse"))) {
                        throw new IllegalStateException("no worse");
                    }
                })
                .replaceWithVoid());
        awaitHeard("first", "worse");
        await().untilAsserted(() ->
                assertThat(Ground.ask(database, "select label from counted")).containsExactly("first", "bad"));
        assertThat(Ground.read(Topics.deadLetter(reader), 2).stream()
                        .map(letter -> Ground.header(letter, "dead-letter-reason")))
                .satisfiesExactly(
                        reason -> assertThat(reason).startsWith("Listener: ").contains("heard_label_check"),
                        reason -> assertThat(reason).endsWith("no worse"));
        assertThat(deadLetters).hasValue(2);
    }

    @Test
    void what_fails_only_when_all_is_over_is_a_dead_letter_and_the_rest_goes_on() {
        Ground.execute(database, "alter table heard add constraint once unique (label) deferrable initially deferred");
        send(event("1", "first"));
        send(event("1", "first"));
        send(event("1", "second"));
        read();
        awaitHeard("first", "second");
        assertThat(Ground.header(Ground.read(Topics.deadLetter(reader), 1).get(0), "dead-letter-reason"))
                .contains("once");
    }

    @Test
    void an_event_that_comes_again_is_heard_once() {
        ProducerRecord<String, byte[]> event = event("1", "once");
        send(event);
        send(event);
        send(event("1", "after"));
        read();
        awaitHeard("once", "after");
    }

    @Test
    void a_reader_that_comes_back_goes_on_where_it_was() throws InterruptedException {
        send(event("1", "first"));
        read();
        awaitHeard("first");
        stopReading();
        IntStream.range(0, 1000).forEach(i -> send(event("1", "missed " + i)));
        read();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "1001".equals(Ground.askOne(database, "select count(*) from heard")));
        assertThat(Ground.ask(database, "select label from heard where id > 1 order by id"))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1000).mapToObj(i -> "missed " + i).toList());
    }

    @Test
    void while_the_database_is_away_nothing_is_lost_and_nothing_is_a_dead_letter() {
        Ground.execute(database, "alter table heard rename to away");
        Ground.execute(database, """
                create function lost() returns trigger language plpgsql as $$
                begin raise exception 'not now' using errcode = '40001'; end $$;
                create table heard (label text);
                create trigger lost before insert on heard for each row execute function lost()""");
        send(event("1", "patient"));
        Reading reading = read();
        await().atMost(Duration.ofSeconds(30)).until(() -> reading.failures() > 2);
        Ground.execute(database, "drop table heard; alter table away rename to heard");
        awaitHeard("patient");
        assertThat(deadLetters).hasValue(0);
    }

    private Reading read(ChangeReader... others) {
        Reading reading = new Reading(
                List.of(Topics.changes(source)),
                () -> {},
                this::consumer,
                () -> new DeadLetters(
                        Topics.deadLetter(reader), OutboxRelay.producer(Ground.kafka(), reader), deadLetters),
                new Delivery(
                        reader,
                        pool,
                        Stream.concat(Stream.of(new Listener()), Stream.of(others))
                                .toList()),
                Duration.ZERO);
        Thread thread = new Thread(reading, "reading");
        thread.start();
        readings.add(reading);
        threads.add(thread);
        return reading;
    }

    private void stopReading() throws InterruptedException {
        readings.forEach(Reading::close);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(Ground.kafka());
        settings.putAll(Reading.settings(reader, 100));
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void awaitHeard(String... labels) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Ground.ask(database, "select label from heard order by id"))
                        .containsExactly(labels));
    }

    private void send(ProducerRecord<String, byte[]> event) {
        try {
            producer.send(event).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProducerRecord<String, byte[]> event(String subject, String label) {
        String payload = """
                {"subject_type": "plant", "subject_id": "%s", "subject_label": "%s", "action": "edit", "version": 3,
                 "log_name": "default", "comment": "", "causer": {"type": "system", "id": "system", "name": "system"},
                 "attributes": {}, "old": {}, "data": {}}""".formatted(subject, label);
        return new OutboxRow(1, UUID.randomUUID(), "plant", subject, "edit", Instant.now(), Optional.empty(), payload)
                .toRecord(source);
    }

    private static List<Tuple> labels(List<ChangeEvent> events) {
        return events.stream().map(event -> Tuple.of(event.subjectLabel())).toList();
    }

    private static final class Listener implements ChangeReader {
        @Override
        public Uni<Void> read(List<ChangeEvent> events, SqlConnection connection) {
            return connection
                    .preparedQuery("insert into heard (label) values ($1)")
                    .executeBatch(labels(events))
                    .replaceWithVoid();
        }
    }
}
