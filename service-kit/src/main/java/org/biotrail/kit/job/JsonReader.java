package org.biotrail.kit.job;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from JSON: one object a line, or an array of objects, or the features of a GeoJSON FeatureCollection (RFC
 * 7946), whose properties are the columns and whose geometry is the column {@code geom}. One row is held at a time.
 */
final class JsonReader {
    private static final int MAX_LINE = 16 << 20;

    private final Columns columns;
    private final ObjectMapper mapper;
    private int number;

    JsonReader(Columns columns, ObjectMapper mapper) {
        this.columns = columns;
        this.mapper = mapper;
    }

    /** NDJSON: a line that cannot be read fails alone. */
    void readLines(BufferedReader text, RowSink sink) throws IOException {
        for (String line = line(text); line != null; line = line(text)) {
            if (line.isBlank()) {
                continue;
            }
            number++;
            try {
                row(
                        mapper.reader()
                                .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                                .readTree(line),
                        sink);
            } catch (JsonProcessingException e) {
                failed("unreadable_row", "The line is no JSON", sink);
            }
        }
    }

    /**
     * An array, or a FeatureCollection.
     *
     * @throws Problem 422 when it is neither, or breaks off
     */
    void readDocument(BufferedReader text, RowSink sink) throws IOException {
        try (JsonParser parser = mapper.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_ARRAY) {
                rows(parser, sink, false);
            } else if (first == JsonToken.START_OBJECT) {
                features(parser, sink);
            } else {
                throw neither();
            }
        } catch (JsonProcessingException e) {
            throw Problem.rule("", "unreadable_file", "The JSON cannot be read at " + where(e));
        }
    }

    private static String where(JsonProcessingException e) {
        return e.getLocation() == null
                ? "its beginning"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private static Problem neither() {
        return Problem.rule("", "unreadable_file", "The file is neither an array of objects nor a FeatureCollection");
    }

    private void features(JsonParser parser, RowSink sink) throws IOException {
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean features = "features".equals(parser.currentName());
            if (parser.nextToken() == JsonToken.START_ARRAY && features) {
                rows(parser, sink, true);
                found = true;
            } else {
                parser.skipChildren();
            }
        }
        if (!found) {
            throw neither();
        }
    }

    private void rows(JsonParser parser, RowSink sink, boolean features) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            number++;
            JsonNode node = mapper.reader()
                    .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .readTree(parser);
            if (!features) {
                row(node, sink);
            } else if (!"Feature".equals(node.path("type").textValue())) {
                failed("unreadable_row", "This is no Feature", sink);
            } else {
                row(flat(node), sink);
            }
        }
    }

    private static ObjectNode flat(JsonNode feature) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        if (feature.get("properties") instanceof ObjectNode properties) {
            row.setAll(properties);
        }
        if (feature.get("geometry") instanceof ObjectNode geometry) {
            row.set("geom", geometry);
        }
        return row;
    }

    private void row(JsonNode node, RowSink sink) {
        if (!(node instanceof ObjectNode object)) {
            failed("unreadable_row", "A row is an object", sink);
            return;
        }
        ObjectNode values = JsonNodeFactory.instance.objectNode();
        List<Violation> unknown = new ArrayList<>();
        object.properties()
                .forEach(field -> columns.canonical(field.getKey())
                        .ifPresentOrElse(
                                column -> put(values, column, field.getKey(), field.getValue()),
                                () -> unknown.add(columns.unknown(field.getKey()))));
        if (!unknown.isEmpty()) {
            throw Problem.rules(unknown);
        }
        sink.row(number, values, List.of());
    }

    /** The column's own name goes before its aliases, wherever they stand. */
    private static void put(ObjectNode values, String column, String name, JsonNode value) {
        if (!value.isNull() && (column.equals(name) || !values.has(column))) {
            values.set(column, value);
        }
    }

    private void failed(String code, String message, RowSink sink) {
        sink.row(number, JsonNodeFactory.instance.objectNode(), List.of(new Violation("", code, message)));
    }

    private static @Nullable String line(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = text.read(); next != '\n'; next = text.read()) {
            if (next < 0) {
                return line.isEmpty() ? null : line.toString();
            }
            line.append((char) next);
            if (line.length() > MAX_LINE) {
                throw Problem.rule("", "unreadable_file", "A line has more than " + MAX_LINE + " characters");
            }
        }
        return line.toString();
    }
}
