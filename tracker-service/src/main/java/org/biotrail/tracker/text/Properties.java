package org.biotrail.tracker.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/** What a project, order or dataset says of itself in its own words, text to text ({@code spec/tracker.md} §1). */
public record Properties(Map<String, String> values) {
    private static final int MOST = 100;
    private static final int LONGEST_KEY = 100;
    private static final int LONGEST_VALUE = 2000;

    /**
     * @throws Problem 422 {@code too_many}, {@code not_a_string}, {@code too_short}, {@code too_long},
     *     {@code outer_whitespace}
     */
    public static Properties of(Optional<JsonNode> object) {
        JsonNode given = object.orElse(null);
        if (given == null || given.isNull()) {
            return new Properties(Map.of());
        }
        if (!given.isObject()) {
            throw Problem.rule("", "wrong_type", "Properties are an object of texts");
        }
        if (given.size() > MOST) {
            throw Problem.rule("", "too_many", "A thing has at most 100 properties");
        }
        Map<String, String> values = new LinkedHashMap<>();
        given.properties().forEach(property -> {
            if (!property.getValue().isTextual()) {
                throw Problem.rule("", "not_a_string", property.getKey() + " is not a text");
            }
            Words.require(property.getKey(), LONGEST_KEY);
            Words.require(property.getValue().textValue(), LONGEST_VALUE);
            values.put(property.getKey(), property.getValue().textValue());
        });
        return new Properties(values);
    }
}
