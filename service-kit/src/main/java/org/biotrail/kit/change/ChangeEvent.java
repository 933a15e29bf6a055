package org.biotrail.kit.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One change of one thing, as it travels (CloudEvents 1.0 binary mode on Kafka; see {@code docs/events}).
 *
 * @param id {@code ce_id}
 * @param service {@code ce_source} without its slash: catalog, sampling, lab, tracker
 * @param time of the change, from the publisher's database
 * @param version of the subject after the change; empty for downloads and requests
 * @param attributes the new values of what changed
 * @param old the values before
 * @param data the full row after the change; on delete {@code {"id": …}}
 * @param position where it was read from
 */
public record ChangeEvent(
        UUID id,
        String service,
        Instant time,
        String subjectType,
        String subjectId,
        String subjectLabel,
        String action,
        Optional<Long> version,
        String logName,
        String comment,
        Causer causer,
        ObjectNode attributes,
        ObjectNode old,
        ObjectNode data,
        Position position) {

    /** Who caused it; type is {@code user} or {@code system}. */
    public record Causer(String type, String id, String name) {}

    /** Topic, partition and offset in Kafka. */
    public record Position(String topic, int partition, long offset) {}

    public boolean isDelete() {
        return "delete".equals(action);
    }
}
