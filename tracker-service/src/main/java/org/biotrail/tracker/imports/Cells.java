package org.biotrail.tracker.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;

/** The cells of a row of an upload, whether it came as a table or as JSON. */
public record Cells(StagedRow row) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROPERTY = "property.";

    public Optional<String> text(String column) {
        return row.text(column);
    }

    /** Several values: parted by {@code ;} in a table, a list in JSON. */
    public Optional<List<String>> list(String column) {
        JsonNode value = row.values().get(column);
        if (value != null && value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(item.asText().strip()));
            return Optional.of(items);
        }
        return text(column)
                .map(cell -> Arrays.stream(cell.split(";", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList());
    }

    /** @throws Problem 422 {@code format} */
    public Optional<UUID> uuid(String column) {
        try {
            return text(column).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            throw Problem.rule(column, "format", "It is no UUID");
        }
    }

    /**
     * Properties: a JSON object in one column, or columns {@code property.<key>}.
     *
     * @throws Problem 422 {@code format}
     */
    public Optional<JsonNode> properties() {
        ObjectNode found = JSON.createObjectNode();
        row.text("properties").ifPresent(cell -> found.setAll(object(cell)));
        if (row.values().path("properties") instanceof ObjectNode object) {
            found.setAll(object);
        }
        row.values().properties().stream()
                .filter(cell -> cell.getKey().startsWith(PROPERTY))
                .forEach(cell -> row.text(cell.getKey())
                        .ifPresent(value -> found.put(cell.getKey().substring(PROPERTY.length()), value)));
        return found.isEmpty() ? Optional.empty() : Optional.of(found);
    }

    /** Refuses columns that are neither known nor properties. */
    public void requireKnown(List<String> columns) {
        row.values().fieldNames().forEachRemaining(column -> {
            if (!columns.contains(column) && !column.startsWith(PROPERTY)) {
                throw Problem.rule(column, "unknown_column", "There is no column " + column);
            }
        });
    }

    private static ObjectNode object(String cell) {
        try {
            if (JSON.readTree(cell) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            // Told below.
        }
        throw Problem.rule("properties", "format", "Properties are a JSON object");
    }
}
