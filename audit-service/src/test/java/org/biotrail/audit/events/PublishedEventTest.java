package org.biotrail.audit.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.biotrail.audit.Lively;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What a service's relay really puts on its topic keeps to {@code docs/events/envelope.json}. */
@QuarkusTest
@TestProfile(Lively.class)
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PublishedEventTest {
    private static final String CHANGES = """
            create extension if not exists postgis;
            create table herb (
                id uuid primary key default gen_random_uuid(), version bigint not null default 1,
                created_at timestamptz not null, created_by text not null,
                updated_at timestamptz not null, updated_by text not null,
                name text not null, note text, geom geometry);
            select biotrail.record('herb', label => 'r.name', digest => '{note,geom}');
            insert into herb (name, note, geom) values
                ('Mint', repeat('x', 5000), st_buffer(st_setsrid(st_makepoint(7, 47), 4326), 1, 100));
            update herb set note = null, geom = null;
            delete from herb;
            select biotrail.announce('download', 'd1', 'Flora', 'download', 'dataset_exports', '{"rows": 3}')""";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @Inject
    Pool pool;

    @Test
    void published_events_keep_to_the_envelope() throws Exception {
        pool.query(CHANGES).executeAndAwait();
        String envelope = Files.readString(Path.of("../docs/events/envelope.json"));
        SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                registry -> registry.schemas(Map.of(EventDocuments.HOME + "envelope.json", envelope)));
        List<ConsumerRecord<String, byte[]>> events = published(4);
        assertThat(events).hasSize(4);
        for (ConsumerRecord<String, byte[]> event : events) {
            String data = new String(event.value(), StandardCharsets.UTF_8);
            assertThat(schemas.getSchema(SchemaLocation.of(EventDocuments.HOME + "envelope.json"))
                            .validate(data, InputFormat.JSON))
                    .as(data)
                    .isEmpty();
            assertThat(schemas.getSchema(SchemaLocation.of(EventDocuments.HOME + "envelope.json#/$defs/headers"))
                            .validate(headers(event).toString(), InputFormat.JSON))
                    .as(headers(event).toString())
                    .isEmpty();
        }
    }

    private static ObjectNode headers(ConsumerRecord<String, byte[]> event) {
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        event.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }

    private List<ConsumerRecord<String, byte[]>> published(int count) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                kafka,
                "group.id",
                "published-event-test",
                "metadata.max.age.ms",
                500,
                "auto.offset.reset",
                "earliest");
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of("biotrail.audit.changes"));
            while (found.size() < count && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }
}
