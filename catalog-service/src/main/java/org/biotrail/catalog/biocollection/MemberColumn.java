package org.biotrail.catalog.biocollection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members in a jsonb column, by way of text: Hibernate Reactive binds JSON objects, but no arrays. */
@Converter
class MemberColumn implements AttributeConverter<List<Member>, String> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(@Nullable List<Member> members) {
        try {
            return JSON.writeValueAsString(members == null ? List.of() : members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Member> convertToEntityAttribute(@Nullable String text) {
        try {
            return text == null ? List.of() : JSON.readerForListOf(Member.class).readValue(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
