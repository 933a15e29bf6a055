package org.biotrail.sampling.fieldrecord;

import java.util.Set;

/** The words that field forms offer; others are kept, with a warning. */
final class FieldWords {
    static final Set<String> SUBJECTS =
            Set.of("Root", "Leaf", "Stems", "Flower", "Fruit", "Seed", "Whole organism", "Aboveground", "Exsudate");
    static final Set<String> SOILS = Set.of("sandy", "loamy", "clay", "humus");
    static final Set<String> WEATHERS = Set.of("sunny", "cloudy", "rainy", "snowy", "foggy");

    private FieldWords() {}
}
