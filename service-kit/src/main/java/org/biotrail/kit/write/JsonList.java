package org.biotrail.kit.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of records in a jsonb column, by way of text: Hibernate Reactive binds JSON objects, but no arrays. The field
 * says {@code @ColumnTransformer(read = "cast(<column> as text)", write = JsonList.WRITE)}.
 */
public abstract class JsonList<T> implements AttributeConverter<List<T>, String> {
    /** Text first, because the driver would take a text for a JSON string. */
    public static final String WRITE = "cast(cast(? as text) as jsonb)";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Class<T> type;

    protected JsonList(Class<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(@Nullable List<T> list) {
        try {
            return JSON.writeValueAsString(list == null ? List.of() : list);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<T> convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? List.of() : JSON.readerForListOf(type).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
