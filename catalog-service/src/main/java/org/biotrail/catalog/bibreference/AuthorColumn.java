package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Authors in a jsonb column, by way of text: Hibernate Reactive binds JSON objects, but no arrays. */
@Converter
class AuthorColumn implements AttributeConverter<List<AuthorName>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(@Nullable List<AuthorName> authors) {
        try {
            return JSON.writeValueAsString(authors == null ? List.of() : authors);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<AuthorName> convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null
                    ? List.of()
                    : JSON.readerForListOf(AuthorName.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
