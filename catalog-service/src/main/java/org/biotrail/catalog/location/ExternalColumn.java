package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Map;

/** A list of {@code {source, reference}} as the text of its jsonb column: the driver reads lists there as nothing. */
@Converter
public class ExternalColumn implements AttributeConverter<List<Map<String, String>>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Map<String, String>>> TYPE = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<Map<String, String>> external) {
        try {
            return JSON.writeValueAsString(external);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<Map<String, String>> convertToEntityAttribute(String text) {
        try {
            return JSON.readValue(text, TYPE);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
