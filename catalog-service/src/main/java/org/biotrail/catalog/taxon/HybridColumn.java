package org.biotrail.catalog.taxon;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Kinds of hybrids stand in the table by their words. */
@Converter
class HybridColumn implements AttributeConverter<Hybrid, String> {
    @Override
    public String convertToDatabaseColumn(Hybrid hybrid) {
        return hybrid.word();
    }

    @Override
    public Hybrid convertToEntityAttribute(String word) {
        return Hybrid.of(word);
    }
}
