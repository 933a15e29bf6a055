package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.code.LabCode;
import org.jspecify.annotations.Nullable;

/**
 * Words that stood in former tables where nothing was meant ({@code spec/lab.md} §1.7): the container {@code absent} is
 * no place, the parent {@code blank} nothing that was collected.
 */
final class Placeholders {
    private static final String CONTAINER = "container";
    private static final String SAMPLE = "field_sample_id";

    private Placeholders() {}

    /**
     * The body with null where one of the words stands.
     *
     * @param field what goes before the name of a field that is refused
     * @throws Problem 422 {@code not_a_sample} for an observation as parent
     */
    static ObjectNode read(ObjectNode body, String field) {
        ObjectNode read = body;
        if (says(body.get(CONTAINER), "absent")) {
            read = read.deepCopy().putNull(CONTAINER).putNull("position");
        }
        JsonNode sample = body.get(SAMPLE);
        if (says(sample, "blank")) {
            read = read.deepCopy().putNull(SAMPLE);
            read.put("kind", read.path("kind").asText("blank"));
        } else if (sample != null && sample.isTextual() && LabCode.isObservation(sample.textValue())) {
            throw LabCode.notASample(field + SAMPLE);
        }
        return read;
    }

    private static boolean says(@Nullable JsonNode value, String word) {
        return value != null && value.isTextual() && value.textValue().strip().equalsIgnoreCase(word);
    }
}
