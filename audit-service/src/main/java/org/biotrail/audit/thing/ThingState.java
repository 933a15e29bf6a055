package org.biotrail.audit.thing;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.biotrail.kit.change.ChangeEvent;
import org.jspecify.annotations.Nullable;

/**
 * What the events of one poll tell of one thing, the last one counting.
 *
 * @param keptBy the service that owns it; null where a service only speaks of another's thing
 * @param version 0 where no event had one
 * @param born whether it was added among these events, and so is another than one of the same id that is gone
 * @param ownDatasets those that its data name
 * @param parents what it inherits datasets from
 * @param owner whose own it is
 */
record ThingState(
        String key,
        String kind,
        @Nullable String keptBy,
        long version,
        String label,
        boolean gone,
        boolean born,
        List<UUID> ownDatasets,
        List<String> parents,
        @Nullable UUID projectId,
        @Nullable String owner,
        Instant firstAt,
        Instant lastAt) {

    /** Fields with the id, or a list of ids, of what the thing is made of or speaks of. */
    private static final Set<String> PARENTS = Set.of(
            "field_record_id",
            "field_sample_id",
            "individual_id",
            "voucher_id",
            "extract_id",
            "pooled_from",
            "aliquot_id",
            "analysis_id");

    /** Pairs of fields that name a thing by type and id. */
    private static final Map<String, String> NAMED =
            Map.of("thing_type", "thing_id", "measured_type", "measured_id", "object_type", "object_id");

    /** What has a dataset of its own, or inherits one. */
    private static final Set<String> INHERITED_FROM = Set.of(
            "field_record",
            "field_observation",
            "field_sample",
            "individual",
            "voucher",
            "extract",
            "aliquot",
            "analysis");

    /** Things that have no version; of any other thing an event without one tells nothing but that it was spoken of. */
    private static final Set<String> UNVERSIONED = Set.of("download", "request");

    static ThingState of(ChangeEvent event) {
        boolean told = event.version().isPresent() || UNVERSIONED.contains(event.subjectType());
        boolean full = told && !event.isDelete();
        return new ThingState(
                event.subjectId(),
                event.subjectType(),
                told ? event.service() : null,
                event.version().orElse(0L),
                event.subjectLabel(),
                event.isDelete(),
                event.action().equals("add"),
                full ? datasets(event.data()) : List.of(),
                full ? parents(event.data()) : List.of(),
                full
                        ? texts(event.data().path("project_id"))
                                .flatMap(ThingState::uuid)
                                .findFirst()
                                .orElse(null)
                        : null,
                full ? owner(event).orElse(null) : null,
                event.time(),
                event.time());
    }

    /** This, and what a later event says. */
    ThingState then(ThingState later) {
        Instant first = firstAt.isBefore(later.firstAt) ? firstAt : later.firstAt;
        Instant last = lastAt.isAfter(later.lastAt) ? lastAt : later.lastAt;
        boolean reborn = later.born && gone;
        ThingState newer = later.keptBy != null && (later.version >= version || reborn) ? later : this;
        boolean kept = newer.gone && !gone;
        return new ThingState(
                key,
                kind,
                newer.keptBy,
                newer.version,
                newer.label,
                newer.gone,
                born || later.born,
                kept ? ownDatasets : newer.ownDatasets,
                kept ? parents : newer.parents,
                kept ? projectId : newer.projectId,
                kept ? owner : newer.owner,
                first,
                last);
    }

    private static List<UUID> datasets(JsonNode data) {
        Stream<JsonNode> listed = Stream.of("datasets", "dataset_ids")
                .flatMap(field -> StreamSupport.stream(data.path(field).spliterator(), false))
                .map(entry -> entry.isObject() ? entry.path("dataset_id") : entry);
        return Stream.concat(Stream.of(data.path("dataset_id")), listed)
                .flatMap(ThingState::texts)
                .flatMap(ThingState::uuid)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<String> parents(JsonNode data) {
        List<String> found = new ArrayList<>();
        PARENTS.forEach(field -> texts(data.path(field)).forEach(found::add));
        NAMED.forEach((type, id) -> {
            if (INHERITED_FROM.contains(data.path(type).asText())) {
                texts(data.path(id)).forEach(found::add);
            }
        });
        return found.stream().distinct().sorted().toList();
    }

    private static Optional<String> owner(ChangeEvent event) {
        return Stream.of("user_id", "created_by")
                .flatMap(field -> texts(event.data().path(field)))
                .findFirst();
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                : Stream.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Stream<UUID> uuid(String text) {
        try {
            return Stream.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Stream.empty();
        }
    }
}
