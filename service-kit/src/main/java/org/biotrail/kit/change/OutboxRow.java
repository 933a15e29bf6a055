package org.biotrail.kit.change;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** One event that waits in the outbox, and its form on Kafka: CloudEvents 1.0, binary mode. */
record OutboxRow(
        long id,
        UUID eventId,
        String subjectType,
        String subjectId,
        String action,
        Instant occurredAt,
        Optional<String> traceparent,
        String payload) {

    ProducerRecord<String, byte[]> toRecord(String service) {
        String subject = subjectType + "/" + subjectId;
        ProducerRecord<String, byte[]> event =
                new ProducerRecord<>(Topics.changes(service), null, occurredAt.toEpochMilli(), subject, bytes(payload));
        Headers headers = event.headers();
        headers.add("ce_specversion", bytes("1.0"));
        headers.add("ce_id", bytes(eventId.toString()));
        headers.add("ce_source", bytes("/" + service));
        headers.add("ce_type", bytes("org.biotrail." + subjectType + "." + action));
        headers.add("ce_subject", bytes(subject));
        headers.add("ce_time", bytes(occurredAt.toString()));
        headers.add("content-type", bytes("application/json"));
        traceparent.ifPresent(parent -> headers.add("traceparent", bytes(parent)));
        return event;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
