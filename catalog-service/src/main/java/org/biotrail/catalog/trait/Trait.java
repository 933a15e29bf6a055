package org.biotrail.catalog.trait;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.catalog.text.Wording;
import org.biotrail.catalog.translation.Translations;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A variable that users define and that is measured. */
@Entity
public class Trait extends RecordedEntity {
    private static final Pattern EXPORT_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}");
    /** What traits are measured on. */
    public static final List<String> OBJECTS = List.of("individual", "voucher", "location", "taxon");

    private static final List<String> LINKS = List.of("taxon", "voucher");
    private static final int LONGEST_SPECTRUM = 1_000_000;

    String exportName;

    @Convert(converter = TraitTypeColumn.class)
    TraitType type;

    List<String> objects = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> translations = Map.of();

    @Nullable
    UUID unit;

    @Nullable
    BigDecimal rangeMin;

    @Nullable
    BigDecimal rangeMax;

    @Nullable
    Integer valueLength;

    @Nullable
    String linkType;

    @Nullable
    UUID bibreferenceId;

    @Convert(converter = CategoryColumn.class)
    @ColumnTransformer(read = "cast(categories as text)", write = JsonList.WRITE)
    List<Category> categories = List.of();

    /** The id of the user who made it; the database fills it. */
    @Column(insertable = false, updatable = false)
    String createdBy;

    /** @throws Problem 422 with every rule that is broken */
    Trait apply(TraitDraft draft) {
        Violations broken = new Violations();
        broken.collect("export_name", () -> exportName = exportName(draft.exportName()));
        TraitType given = draft.type();
        broken.require(given != null, "type", "required", "type is required");
        broken.collect("objects", () -> objects = objects(draft.objects()));
        broken.collect("translations", () -> translations = translations(draft));
        bibreferenceId = draft.bibreferenceId();
        if (given != null) {
            type = given;
            measure(draft, broken);
        }
        broken.throwIfAny();
        return this;
    }

    /** Whether anything that values depend on is another than before, beyond what may be added. */
    boolean meansOtherwise(Trait before) {
        return !exportName.equals(before.exportName)
                || !objects.equals(before.objects)
                || !Objects.equals(unit, before.unit)
                || differs(rangeMin, before.rangeMin)
                || differs(rangeMax, before.rangeMax)
                || !Categories.addsLanguages(before.translations, translations)
                || !Categories.onlyAdds(before.categories, categories, type.takesMoreCategories());
    }

    /** Whether what no value survives is another than before. */
    boolean isOfAnotherKind(Trait before) {
        return type != before.type
                || !Objects.equals(linkType, before.linkType)
                || !Objects.equals(valueLength, before.valueLength);
    }

    /** As it is now, for comparison after a change. */
    Trait snapshot() {
        Trait copy = new Trait();
        copy.exportName = exportName;
        copy.type = type;
        copy.objects = objects;
        copy.translations = translations;
        copy.unit = unit;
        copy.rangeMin = rangeMin;
        copy.rangeMax = rangeMax;
        copy.valueLength = valueLength;
        copy.linkType = linkType;
        copy.categories = categories;
        return copy;
    }

    private void measure(TraitDraft draft, Violations broken) {
        boolean spectral = type == TraitType.SPECTRAL;
        unit = allowed(broken, type.hasUnit(), "unit", draft.unit());
        broken.require(!type.hasUnit() || unit != null, "unit", "unit_required", "Its values have a unit");
        rangeMin = allowed(broken, type.hasUnit(), "range_min", draft.rangeMin());
        rangeMax = allowed(broken, type.hasUnit(), "range_max", draft.rangeMax());
        broken.require(
                !spectral || (rangeMin != null && rangeMax != null),
                "range_min",
                "range_required",
                "A spectrum has a range");
        broken.require(
                rangeMin == null || rangeMax == null || rangeMin.compareTo(rangeMax) < 0,
                "range_max",
                "range_order",
                "A range begins below its end");
        valueLength = allowed(broken, spectral, "value_length", draft.valueLength());
        broken.require(
                !spectral || (valueLength != null && valueLength >= 2 && valueLength <= LONGEST_SPECTRUM),
                "value_length",
                "value_length_required",
                "A spectrum has from 2 to " + LONGEST_SPECTRUM + " values");
        String link = draft.linkType();
        linkType = allowed(
                broken,
                type == TraitType.LINK,
                "link_type",
                link == null ? null : link.strip().toLowerCase(Locale.ROOT));
        broken.require(
                type != TraitType.LINK || (linkType != null && LINKS.contains(linkType)),
                "link_type",
                "link_type_required",
                "A link is to a taxon or a voucher");
        List<TraitDraft.CategoryDraft> drafted = Objects.requireNonNullElse(draft.categories(), List.of());
        broken.require(
                type.hasCategories() || drafted.isEmpty(),
                "categories",
                "not_for_type",
                type.word() + " has no categories");
        broken.require(
                !type.hasCategories() || !drafted.isEmpty(),
                "categories",
                "categories_required",
                "It has at least one category");
        // A category's violations name its own fields, so they are taken over as they are.
        try {
            categories = Categories.of(drafted, categories);
        } catch (Problem wrong) {
            wrong.violations().forEach(v -> broken.add(v.field(), v.code(), v.message()));
        }
    }

    private <T> @Nullable T allowed(Violations broken, boolean has, String field, @Nullable T value) {
        broken.require(has || value == null, field, "not_for_type", type.word() + " has no " + field);
        return has ? value : null;
    }

    private static String exportName(@Nullable String given) {
        String name = Wording.required("export_name", given, 200);
        if (!EXPORT_NAME.matcher(name).matches()) {
            String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                    .replaceAll("\\p{M}", "")
                    .replaceAll("[^A-Za-z0-9_.-]+", "_")
                    .replaceAll("^[_.-]+|[_.-]+$", "");
            String suggestion = plain.length() > 64 ? plain.substring(0, 64) : plain;
            throw Problem.rule(
                    "export_name",
                    "export_name_form",
                    "It has up to 64 letters, digits, and _ . - between"
                            + (suggestion.isEmpty() ? "" : "; for example " + suggestion));
        }
        return name;
    }

    private static List<String> objects(@Nullable List<String> given) {
        List<String> words = given == null
                ? List.of()
                : given.stream()
                        .map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList();
        if (words.isEmpty()) {
            throw Problem.rule("objects", "objects_required", "A trait is of one kind of objects at least");
        }
        if (!OBJECTS.containsAll(words)) {
            throw Problem.rule("objects", "unknown_object", "Objects are " + String.join(", ", OBJECTS));
        }
        return words;
    }

    private static Map<String, Object> translations(TraitDraft draft) {
        Map<String, Object> texts = Translations.of(draft.translations());
        if (!Translations.has(texts, "name")) {
            throw Problem.rule("translations", "name_required", "A trait has a name in at least one language");
        }
        if (!Translations.has(texts, "description")) {
            throw Problem.rule(
                    "translations", "description_required", "A trait has a definition in at least one language");
        }
        return texts;
    }

    private static boolean differs(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return (one == null || other == null) ? (one != null || other != null) : one.compareTo(other) != 0;
    }
}
