package org.biotrail.kit.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.biotrail.kit.change.ChangeEvent.Causer;
import org.biotrail.kit.change.ChangeEvent.Position;

/** Reads change events out of Kafka records: CloudEvents 1.0, binary mode, JSON data. */
final class EventReader {
    /** Numbers stay as they were written: 1.00 is 1.00 at the reader's too. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(ObjectNode.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private EventReader() {}

    /** A record that is no change event. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String reason) {
            super(reason);
        }
    }

    static ChangeEvent read(ConsumerRecord<String, byte[]> event) throws Unreadable {
        String source = header(event, "ce_source");
        String service = source.startsWith("/") ? source.substring(1) : source;
        if (!event.topic().equals(Topics.changes(service))) {
            throw new Unreadable("unknown service " + source);
        }
        ObjectNode data = object(event);
        ObjectNode causer = object(data, "causer");
        return new ChangeEvent(
                id(header(event, "ce_id")),
                service,
                time(header(event, "ce_time")).toInstant(),
                filled(data, "subject_type"),
                filled(data, "subject_id"),
                text(data, "subject_label"),
                filled(data, "action"),
                version(data.path("version")),
                filled(data, "log_name"),
                text(data, "comment"),
                new Causer(filled(causer, "type"), filled(causer, "id"), text(causer, "name")),
                object(data, "attributes"),
                object(data, "old"),
                object(data, "data"),
                new Position(event.topic(), event.partition(), event.offset()));
    }

    private static String header(ConsumerRecord<String, byte[]> event, String name) throws Unreadable {
        Header header = event.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new Unreadable("header " + name + " is missing");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static ObjectNode object(ConsumerRecord<String, byte[]> event) throws Unreadable {
        if (event.value() == null) {
            throw new Unreadable("no data");
        }
        try {
            return JSON.readValue(event.value());
        } catch (JsonProcessingException e) {
            throw new Unreadable("bad JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new Unreadable("bad JSON");
        }
    }

    private static ObjectNode object(JsonNode data, String field) throws Unreadable {
        if (data.get(field) instanceof ObjectNode object) {
            return object;
        }
        throw new Unreadable("field " + field + " is not an object");
    }

    private static String text(JsonNode data, String field) throws Unreadable {
        JsonNode value = data.path(field);
        if (!value.isTextual()) {
            throw new Unreadable("field " + field + " is not a text");
        }
        return value.textValue();
    }

    private static String filled(JsonNode data, String field) throws Unreadable {
        String value = text(data, field);
        if (value.isBlank()) {
            throw new Unreadable("field " + field + " is empty");
        }
        return value;
    }

    private static Optional<Long> version(JsonNode value) throws Unreadable {
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new Unreadable("field version is not a whole number");
        }
        return Optional.of(value.longValue());
    }

    private static UUID id(String text) throws Unreadable {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Unreadable("ce_id is not a UUID");
        }
    }

    private static OffsetDateTime time(String text) throws Unreadable {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw new Unreadable("ce_time is not a time");
        }
    }
}
