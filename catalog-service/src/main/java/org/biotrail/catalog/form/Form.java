package org.biotrail.catalog.form;

import cz.jirutka.rsql.parser.RSQLParser;
import cz.jirutka.rsql.parser.RSQLParserException;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.text.Wording;
import org.biotrail.catalog.trait.Trait;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** An ordered group of traits to fill in for one kind of object. */
@Entity
public class Form extends RecordedEntity {
    private static final int LONGEST = 200;
    private static final int LONGEST_TEXT = 20_000;
    private static final int LONGEST_FILTER = 2000;
    private static final int MOST_TRAITS = 500;

    String name;

    @Nullable
    String description;

    String objectType;

    /** The id of the user whose form it is. */
    String ownerId;

    @Convert(converter = FormItemColumn.class)
    @ColumnTransformer(read = "cast(traits as text)", write = JsonList.WRITE)
    List<FormItem> traits = List.of();

    @Nullable
    String filter;

    @Nullable
    String notes;

    /** @throws Problem 422 with every rule that is broken but those that ask what the traits are */
    Form apply(FormDraft draft) {
        Violations broken = new Violations();
        broken.collect(
                "name", () -> name = Wording.required("name", draft.name().orElse(null), LONGEST));
        broken.collect("description", () -> description = text("description", draft.description(), LONGEST_TEXT));
        broken.collect("object_type", () -> objectType = objectType(draft));
        broken.collect("traits", () -> traits = traits(draft.traits()));
        broken.collect("filter", () -> filter = filter(draft.filter()));
        broken.collect("notes", () -> notes = text("notes", draft.notes(), LONGEST_TEXT));
        broken.throwIfAny();
        return this;
    }

    private static String objectType(FormDraft draft) {
        String word = Wording.required("object_type", draft.objectType().orElse(null), 50)
                .toLowerCase(Locale.ROOT);
        if (!Trait.OBJECTS.contains(word)) {
            throw Problem.rule("object_type", "unknown_object", "Objects are " + String.join(", ", Trait.OBJECTS));
        }
        return word;
    }

    private static List<FormItem> traits(@Nullable List<FormDraft.Item> drafts) {
        List<FormItem> items = drafts == null
                ? List.of()
                : drafts.stream()
                        .map(draft -> new FormItem(required(draft.traitId()), Boolean.TRUE.equals(draft.mandatory())))
                        .toList();
        if (items.isEmpty()) {
            throw Problem.rule("traits", "traits_required", "A form has at least one trait");
        }
        if (items.size() > MOST_TRAITS) {
            throw Problem.rule("traits", "too_many", "A form has at most " + MOST_TRAITS + " traits");
        }
        if (items.stream().map(FormItem::traitId).distinct().count() < items.size()) {
            throw Problem.rule("traits", "duplicate_trait", "A trait stands in a form once");
        }
        return items;
    }

    private static UUID required(@Nullable UUID trait) {
        if (trait == null) {
            throw Problem.rule("traits", "required", "trait_id is required");
        }
        return trait;
    }

    private static @Nullable String filter(Optional<String> given) {
        String text = Wording.name("filter", given.orElse(null), LONGEST_FILTER).orElse(null);
        try {
            if (text != null) {
                new RSQLParser().parse(text);
            }
            return text;
        } catch (RSQLParserException unreadable) {
            throw Problem.rule("filter", "filter_syntax", "A filter is RSQL, such as taxon==Ocotea");
        }
    }

    private static @Nullable String text(String field, Optional<String> given, int longest) {
        return Wording.text(field, given.orElse(null), longest).orElse(null);
    }
}
