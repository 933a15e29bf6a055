package org.biotrail.kit.change;

import io.smallrye.reactive.messaging.kafka.companion.test.EmbeddedKafkaBroker;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.biotrail.kit.testing.PostgresCluster;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL and a real broker for tests of single parts, without a service around them; started once. */
final class Ground {
    private static final PostgresCluster CLUSTER = PostgresCluster.start();
    private static final EmbeddedKafkaBroker BROKER = broker(0, List.of()).start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** A table with something of everything that the record treats differently. */
    private static final String PLANT = """
            create extension if not exists postgis;
            create table plant (
                id uuid primary key default gen_random_uuid(),
                version bigint not null default 1,
                created_at timestamptz not null, created_by text not null,
                updated_at timestamptz not null, updated_by text not null,
                name text not null, parent_id uuid, collector text, path text, secret text, note text, tags text[],
                weight numeric, geom geometry(geometry, 4326),
                loud text generated always as (upper(name)) stored
            );
            select biotrail.record('plant', label => 'r.name', exclude => '{path,secret}', digest => '{geom,note}',
                whole => '{row}.weight = 0',
                log_names => '{"parent_id": "parent changed", "collector": "collector updated"}');
            """;

    private Ground() {}

    /** A new database with the kit's tables and the table {@code plant} under record. */
    static DataSource database() {
        String name = "ground_" + NUMBER.incrementAndGet();
        CLUSTER.createDatabase(name);
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setURL(CLUSTER.jdbcUrl(name));
        database.setUser(CLUSTER.user());
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/kit")
                .load()
                .migrate();
        execute(database, PLANT);
        return database;
    }

    static String reactiveUrl(DataSource database) {
        return CLUSTER.reactiveUrl(String.valueOf(((PGSimpleDataSource) database).getDatabaseName()));
    }

    static String user() {
        return CLUSTER.user();
    }

    /** A service's name, and so a topic, that no other test has. */
    static String service() {
        return "service" + NUMBER.incrementAndGet();
    }

    static Map<String, Object> kafka() {
        return Map.of("bootstrap.servers", address(BROKER));
    }

    static Topics topics() {
        return new Topics(kafka(), 3, -1, Duration.ofDays(90));
    }

    /** Another broker, to be taken away; with folders it takes up what an earlier one left there. */
    static EmbeddedKafkaBroker broker(int port, List<String> folders) {
        return new EmbeddedKafkaBroker()
                .withNodeId(1)
                .withKafkaPort(port)
                .withClusterId("Rg0DqX0kT0O1n5bq0aQ2cw")
                .withDeleteLogDirsOnClose(folders.isEmpty())
                .withAdditionalProperties(settings -> {
                    settings.put("group.initial.rebalance.delay.ms", "0");
                    settings.put("offsets.topic.num.partitions", "1");
                    if (!folders.isEmpty()) {
                        settings.put("log.dirs", String.join(",", folders));
                    }
                });
    }

    static String address(EmbeddedKafkaBroker broker) {
        String listener = broker.getAdvertisedListeners();
        return listener.substring(listener.indexOf("://") + 3);
    }

    static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of what a query finds, as text; other statements may stand before it. */
    static List<String> ask(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            boolean answers = statement.execute(sql);
            while (!answers) {
                answers = statement.getMoreResults();
            }
            List<String> found = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.add(String.valueOf(rows.getString(1)));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static String askOne(DataSource database, String sql) {
        return ask(database, sql).get(0);
    }

    /** Reads a topic from its beginning until the condition holds of what was read, or half a minute is over. */
    static List<ConsumerRecord<String, byte[]>> read(
            String address, String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                address,
                "group.id",
                "ground-" + NUMBER.incrementAndGet(),
                "metadata.max.age.ms",
                500,
                "auto.offset.reset",
                "earliest");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            while (!enough.test(found) && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
        }
        return found;
    }

    static List<ConsumerRecord<String, byte[]>> read(String topic, int count) {
        return read(address(BROKER), topic, found -> found.size() >= count);
    }

    static String header(ConsumerRecord<String, byte[]> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
