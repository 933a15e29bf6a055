package org.biotrail.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Tells changes as the other services do, on a real topic. */
public final class Publisher implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> lost = new AtomicReference<>();
    private Instant clock = Instant.parse("2026-03-01T08:00:00Z");

    public Publisher(String bootstrapServers) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "max.request.size", 16 * 1024 * 1024,
                        "buffer.memory", 64L * 1024 * 1024),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** One change to be told; what is not said is as in the simplest edit. */
    public static final class Change {
        private final String service;
        private final String type;
        private final String id;
        private final Map<String, String> fields = new LinkedHashMap<>();
        private String eventId = UUID.randomUUID().toString();

        private Change(String service, String type, String id) {
            this.service = service;
            this.type = type;
            this.id = id;
            label(type + " " + id)
                    .action("edit")
                    .version(1)
                    .logName("default")
                    .comment("")
                    .by("u1", "Ana Souza");
            attributes("{}").old("{}").data("{\"id\": \"" + id + "\"}");
        }

        public Change label(String label) {
            return text("subject_label", label);
        }

        public Change action(String action) {
            return text("action", action);
        }

        public Change version(long version) {
            fields.put("version", Long.toString(version));
            return this;
        }

        public Change withoutVersion() {
            fields.put("version", "null");
            return this;
        }

        public Change logName(String name) {
            return text("log_name", name);
        }

        public Change comment(String comment) {
            return text("comment", comment);
        }

        public Change by(String userId, String name) {
            fields.put("causer", "{\"type\": \"user\", \"id\": \"" + userId + "\", \"name\": \"" + name + "\"}");
            return this;
        }

        public Change attributes(String json) {
            fields.put("attributes", json);
            return this;
        }

        public Change old(String json) {
            fields.put("old", json);
            return this;
        }

        public Change data(String json) {
            fields.put("data", json);
            return this;
        }

        public Change eventId(String id) {
            eventId = id;
            return this;
        }

        private Change text(String field, String value) {
            fields.put(field, "\"" + value + "\"");
            return this;
        }

        /** The data of the event. */
        public String json() {
            StringBuilder json =
                    new StringBuilder("{\"subject_type\": \"" + type + "\", \"subject_id\": \"" + id + "\"");
            fields.forEach((field, value) ->
                    json.append(", \"").append(field).append("\": ").append(value));
            return json.append('}').toString();
        }
    }

    public static Change change(String service, String type, String id) {
        return new Change(service, type, id);
    }

    /** Tells a change, a minute after the one before; answers its time. */
    public Instant tell(Change change) {
        clock = clock.plusSeconds(60);
        Map<String, String> headers = new HashMap<>(headers(change.service, change.type, change.id, change.eventId));
        headers.put("ce_time", clock.toString());
        tellRaw(change.service, change.type + "/" + change.id, bytes(change.json()), headers);
        return clock;
    }

    /** Sets the clock; the next change comes a minute later. */
    public void at(String time) {
        clock = Instant.parse(time);
    }

    /** What stands above every event. */
    public static Map<String, String> headers(String service, String type, String id, String eventId) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                eventId,
                "ce_source",
                "/" + service,
                "ce_type",
                "org.biotrail." + type,
                "ce_subject",
                type + "/" + id,
                "ce_time",
                "2026-03-01T08:00:00Z",
                "content-type",
                "application/json");
    }

    /** Puts any record on a service's topic. */
    public void tellRaw(String service, String key, byte @Nullable [] value, Map<String, String> headers) {
        ProducerRecord<String, byte[]> event = new ProducerRecord<>("biotrail." + service + ".changes", key, value);
        headers.forEach((name, text) -> event.headers().add(name, bytes(text)));
        send(event);
    }

    /** Tells something that nobody understands. */
    public void tellGarbage(String service) {
        send(new ProducerRecord<>("biotrail." + service + ".changes", "garbage", bytes("{\"no\": ")));
    }

    @Override
    public void close() {
        producer.close();
        requireNoneLost();
    }

    /** In order, and without waiting for each. */
    @SuppressWarnings("FutureReturnValueIgnored") // a failure is thrown by what comes next
    private void send(ProducerRecord<String, byte[]> event) {
        requireNoneLost();
        producer.send(event, (metadata, failure) -> lost.compareAndSet(null, failure));
    }

    private void requireNoneLost() {
        if (lost.get() != null) {
            throw new IllegalStateException("A change was not told", lost.get());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
