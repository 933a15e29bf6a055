package org.biotrail.audit.trail;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.biotrail.kit.change.ChangeEvent;

/**
 * How a thing hangs on others, as its data tell.
 *
 * @param related a code, or an id
 */
record TrailLink(String subjectType, String subjectId, Relation relation, String relatedType, String related) {

    /** The table has these words in lower case. */
    enum Relation {
        /** Is known by this code; label, field record and field sample share one. */
        CODE,
        /** Is made of, or says something of. */
        OF,
        /** Belongs to something that has a story of its own. */
        IN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Under which field the things of a sample have the code they are asked for. */
    private static final Map<String, String> CODES = Map.of(
            "label", "code",
            "field_record", "sample_code",
            "field_sample", "code",
            "extract", "code",
            "aliquot", "code",
            "analysis", "filename",
            "individual", "organism_id",
            "voucher", "occurrence_id",
            "inat_observation", "emi_external_id");

    /** Fields with the id, or a list of ids, of what the thing is made of or speaks of. */
    private static final Map<String, String> PARENTS = Map.of(
            "field_record_id", "field_record",
            "field_sample_id", "field_sample",
            "extract_id", "extract",
            "pooled_from", "extract",
            "aliquot_id", "aliquot",
            "analysis_id", "analysis",
            "voucher_id", "voucher");

    private static final Map<String, String> CONTEXTS =
            Map.of("dataset_id", "dataset", "label_range_id", "label_range", "inat_observation_id", "inat_observation");

    /** What says something of an individual; a record or a sample of one has a story of its own and only points to it. */
    private static final Set<String> OF_INDIVIDUALS = Set.of("identification", "voucher", "individual_location");

    /** Pairs of fields that name a thing by type and id. */
    private static final Map<String, String> NAMED =
            Map.of("thing_type", "thing_id", "measured_type", "measured_id", "object_type", "object_id");

    /** All links that an event tells; a deletion tells none. */
    static Stream<TrailLink> of(ChangeEvent event) {
        if (event.isDelete() || event.version().isEmpty()) {
            return Stream.empty();
        }
        Stream<TrailLink> code = Optional.ofNullable(CODES.get(event.subjectType()))
                .map(field -> event.data().path(field).asText())
                .filter(text -> !text.isBlank())
                .map(text -> link(event, Relation.CODE, "code", text.strip().toLowerCase(Locale.ROOT)))
                .stream();
        return Stream.of(
                        code,
                        ids(event, Relation.OF, PARENTS),
                        ofIndividual(event),
                        ids(event, Relation.IN, inChain(event)),
                        named(event))
                .flatMap(links -> links);
    }

    /** Only the things of a sample lead on to what they belong to. */
    private static Map<String, String> inChain(ChangeEvent event) {
        return CODES.containsKey(event.subjectType()) ? CONTEXTS : Map.of();
    }

    private static Stream<TrailLink> ids(ChangeEvent event, Relation relation, Map<String, String> fields) {
        return fields.entrySet().stream()
                .flatMap(field -> texts(event.data().path(field.getKey()))
                        .map(id -> link(event, relation, field.getValue(), id)));
    }

    private static Stream<TrailLink> ofIndividual(ChangeEvent event) {
        Relation relation = OF_INDIVIDUALS.contains(event.subjectType()) ? Relation.OF : Relation.IN;
        return ids(event, relation, Map.of("individual_id", "individual"));
    }

    /** A placement or a measurement names its thing by type and id. */
    private static Stream<TrailLink> named(ChangeEvent event) {
        return NAMED.entrySet().stream().flatMap(pair -> {
            String type = event.data().path(pair.getKey()).asText();
            return CODES.containsKey(type)
                    ? texts(event.data().path(pair.getValue())).map(id -> link(event, Relation.OF, type, id))
                    : Stream.empty();
        });
    }

    private static Stream<String> texts(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).map(JsonNode::asText)
                : Stream.of(value).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static TrailLink link(ChangeEvent event, Relation relation, String relatedType, String related) {
        return new TrailLink(event.subjectType(), event.subjectId(), relation, relatedType, related);
    }
}
