package org.biotrail.kit.testing;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Tells changes as the other services do, on a real topic. */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;

    public Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new ByteArraySerializer());
    }

    /**
     * A change of a thing.
     *
     * @param action add, edit or delete
     * @param data its row but for id and version, as JSON without braces; for an add or edit not empty
     */
    @SuppressWarnings("FutureReturnValueIgnored") // flushed before it returns
    public void tell(String service, String type, UUID id, long version, String action, String data) {
        String more = data.isEmpty() ? "" : ", \"version\": " + version + ", " + data;
        String value = """
                {"subject_type": "%1$s", "subject_id": "%2$s", "subject_label": "%2$s", "action": "%3$s", "version": %4$d,
                 "log_name": "default", "comment": "", "causer": {"type": "user", "id": "u1", "name": "Ana"},
                 "attributes": {}, "old": {}, "data": {"id": "%2$s"%5$s}}""".formatted(type, id, action, version, more);
        ProducerRecord<String, byte[]> event = new ProducerRecord<>(
                "biotrail." + service + ".changes", type + "/" + id, value.getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        UUID.randomUUID().toString(),
                        "ce_source",
                        "/" + service,
                        "ce_type",
                        "org.biotrail." + type + "." + action,
                        "ce_subject",
                        type + "/" + id,
                        "ce_time",
                        "2026-03-01T08:00:00Z",
                        "content-type",
                        "application/json")
                .forEach((name, text) -> event.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        producer.send(event);
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
