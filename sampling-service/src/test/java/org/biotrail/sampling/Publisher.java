package org.biotrail.sampling;

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

    /** An edit of a thing; {@code data} is its full row but for id and version, as JSON without braces. */
    @SuppressWarnings("FutureReturnValueIgnored") // flushed before it returns
    public void tell(String service, String type, UUID id, long version, String data) {
        String value = """
                {"subject_type": "%1$s", "subject_id": "%2$s", "subject_label": "%2$s", "action": "edit", "version": %3$d,
                 "log_name": "default", "comment": "", "causer": {"type": "user", "id": "u1", "name": "Ana"},
                 "attributes": {}, "old": {}, "data": {"id": "%2$s", "version": %3$d, %4$s}}""".formatted(type, id, version, data);
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
                        "org.biotrail." + type + ".edit",
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
