package org.biotrail.catalog.taxon;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Ids in a uuid[] column, by way of PostgreSQL's text of it: {@code {…,…}}. */
@Converter
class IdListColumn implements AttributeConverter<List<UUID>, String> {
    static final String WRITE = "cast(cast(? as text) as uuid[])";

    private static final Pattern COMMA = Pattern.compile(",");

    @Override
    public String convertToDatabaseColumn(@Nullable List<UUID> ids) {
        return ids == null ? "{}" : ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }

    @Override
    public List<UUID> convertToEntityAttribute(@Nullable String text) {
        return text == null || text.length() <= 2
                ? List.of()
                : COMMA.splitAsStream(text.substring(1, text.length() - 1))
                        .map(UUID::fromString)
                        .toList();
    }
}
