package org.biotrail.lab.bench;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Rows of the database as objects and back: snake_case members, fields rather than methods, times as text. */
public final class Rows {
    /** Reads texts of tables as numbers and times where a draft has such; what goes to the database is exact. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** The same for what callers send: a member that nobody knows is a mistake. */
    public static final ObjectMapper STRICT = ((JsonMapper) JSON)
            .rebuild()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private Rows() {}

    /** A member's name as the column, the field and the event have it. */
    static String name(String member) {
        return NAMES.translate(member);
    }

    public static String text(Object value) {
        try {
            return value instanceof String text ? text : JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A row that the database made; what does not fit is a fault of ours. */
    public static <T> T read(JsonNode row, Class<T> type) {
        return JSON.convertValue(row, type);
    }

    /** Values as a jsonb column keeps them: plain maps in snake_case, without what is not said. */
    public static List<Map<String, Object>> maps(List<?> values) {
        List<Map<String, Object>> maps = JSON.convertValue(values, new TypeReference<List<Map<String, Object>>>() {});
        maps.forEach(map -> map.values().removeIf(Objects::isNull));
        return maps;
    }

    public static <T> List<T> list(JsonNode rows, Class<T> type) {
        return JSON.convertValue(rows, JSON.getTypeFactory().constructCollectionType(List.class, type));
    }
}
