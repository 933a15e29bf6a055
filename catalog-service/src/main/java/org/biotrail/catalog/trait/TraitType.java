package org.biotrail.catalog.trait;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import org.biotrail.kit.problem.Problem;

/** What the values of a trait are; known by word and by code. */
public enum TraitType {
    QUANTITATIVE_INTEGER(0),
    QUANTITATIVE_REAL(1),
    CATEGORICAL(2),
    CATEGORICAL_MULTIPLE(3),
    ORDINAL(4),
    TEXT(5),
    COLOR(6),
    LINK(7),
    SPECTRAL(8),
    GENBANK(9);

    private final int code;

    TraitType(int code) {
        this.code = code;
    }

    /**
     * Reads a word in any case, or a code from 0 to 9.
     *
     * @throws Problem 422 {@code unknown_type}
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TraitType of(Object value) {
        String text = value.toString().strip();
        return Arrays.stream(values())
                .filter(type -> type.word().equals(text.toLowerCase(Locale.ROOT))
                        || String.valueOf(type.code).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.rule("type", "unknown_type", "There is no such type of traits"));
    }

    /** As it stands in the API and in the database. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isQuantitative() {
        return this == QUANTITATIVE_INTEGER || this == QUANTITATIVE_REAL;
    }

    boolean hasUnit() {
        return isQuantitative() || this == SPECTRAL;
    }

    boolean hasCategories() {
        return this == CATEGORICAL || this == CATEGORICAL_MULTIPLE || this == ORDINAL;
    }

    /** Whether values that were measured keep their meaning when a category is added: an order has no gaps. */
    boolean takesMoreCategories() {
        return this == CATEGORICAL || this == CATEGORICAL_MULTIPLE;
    }
}
