package org.biotrail.catalog.trait;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/** A type by its word. */
@Converter
class TraitTypeColumn implements AttributeConverter<TraitType, String> {
    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable TraitType type) {
        return type == null ? null : type.word();
    }

    @Override
    public @Nullable TraitType convertToEntityAttribute(@Nullable String word) {
        return word == null ? null : TraitType.of(word);
    }
}
