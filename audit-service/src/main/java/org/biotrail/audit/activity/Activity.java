package org.biotrail.audit.activity;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.biotrail.audit.chain.CanonicalJson;
import org.biotrail.audit.chain.Link;
import org.biotrail.kit.change.ChangeEvent;

/**
 * A change event as it is stored.
 *
 * @param gap whether versions of the subject are missing before it
 * @param link its place in its chain
 */
record Activity(Draft draft, boolean gap, Link link) {
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    /**
     * What an event alone tells of its activity; the costly part, which asks nothing and waits for nothing.
     *
     * @param canonical what the hash is over where nothing is missing before it, as it is nearly always
     */
    // Nobody compares drafts.
    @SuppressWarnings("ArrayRecordComponent")
    record Draft(ChangeEvent event, String description, String properties, String data, byte[] canonical) {
        static Draft of(ChangeEvent event) {
            String description = Description.of(event);
            ObjectNode properties = Activity.properties(event);
            return new Draft(
                    event,
                    description,
                    properties.toString(),
                    event.data().toString(),
                    CanonicalJson.of(hashed(event, description, properties, false)));
        }

        /** The time as it is stored, in microseconds. */
        Instant time() {
            return event.time().truncatedTo(ChronoUnit.MICROS);
        }
    }

    static Activity after(Link before, Draft draft, boolean gap) {
        byte[] canonical = gap
                ? CanonicalJson.of(hashed(draft.event(), draft.description(), properties(draft.event()), true))
                : draft.canonical();
        return new Activity(draft, gap, before.next(canonical));
    }

    ChangeEvent event() {
        return draft.event();
    }

    private static ObjectNode properties(ChangeEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .<ObjectNode>set("attributes", event.attributes())
                .set("old", event.old());
    }

    /** What the hash is over: every column but {@code recorded_at} and those of the chain itself. */
    private static ObjectNode hashed(ChangeEvent event, String description, ObjectNode properties, boolean gap) {
        ObjectNode hashed = JsonNodeFactory.instance
                .objectNode()
                .put("id", event.id().toString())
                .put("occurred_at", MICROSECONDS.format(event.time()))
                .put("service", event.service())
                .put("action", event.action())
                .put("log_name", event.logName())
                .put("description", description)
                .put("comment", event.comment())
                .put("subject_type", event.subjectType())
                .put("subject_id", event.subjectId())
                .put("subject_label", event.subjectLabel())
                .put("version", event.version().orElse(null))
                .put("causer_type", event.causer().type())
                .put("causer_id", event.causer().id())
                .put("causer_name", event.causer().name())
                .put("gap", gap)
                .put("topic", event.position().topic())
                .put("partition", event.position().partition())
                .put("position", event.position().offset());
        hashed.set("properties", properties);
        return hashed.set("data", event.data());
    }
}
