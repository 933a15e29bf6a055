package org.biotrail.catalog.trait;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Categories in a jsonb column, by way of text: Hibernate Reactive binds JSON objects, but no arrays. */
@Converter
class CategoryColumn implements AttributeConverter<List<Category>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(@Nullable List<Category> categories) {
        try {
            return JSON.writeValueAsString(categories == null ? List.of() : categories);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Category> convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null
                    ? List.of()
                    : JSON.readerForListOf(Category.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
