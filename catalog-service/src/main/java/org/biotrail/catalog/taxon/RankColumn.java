package org.biotrail.catalog.taxon;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Ranks stand in the table by their words. */
@Converter
class RankColumn implements AttributeConverter<Rank, String> {
    @Override
    public String convertToDatabaseColumn(Rank rank) {
        return rank.word();
    }

    @Override
    public Rank convertToEntityAttribute(String word) {
        return Rank.of(word);
    }
}
