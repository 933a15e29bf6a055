package org.biotrail.catalog.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A form's traits in a jsonb column, by way of text: Hibernate Reactive binds JSON objects, but no arrays. */
@Converter
class FormItemColumn implements AttributeConverter<List<FormItem>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(@Nullable List<FormItem> items) {
        try {
            return JSON.writeValueAsString(items == null ? List.of() : items);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<FormItem> convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null
                    ? List.of()
                    : JSON.readerForListOf(FormItem.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
