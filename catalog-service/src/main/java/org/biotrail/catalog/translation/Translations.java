package org.biotrail.catalog.translation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.Body;
import org.jspecify.annotations.Nullable;

/** The texts of one thing by language, in the words and lengths that all things keep to. */
public final class Translations {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 4000;
    private static final List<String> PLAIN = List.of("name", "description");

    private Translations() {}

    /**
     * The texts as they are kept: names in one line, languages in the case of BCP 47, languages without any text left
     * out.
     *
     * @throws Problem 422 {@code code_form}, {@code too_long}, {@code illegal_character}
     */
    public static Map<String, Object> of(@Nullable Map<String, Translation> given) {
        Map<String, Object> texts = new LinkedHashMap<>();
        Violations broken = new Violations();
        if (given != null) {
            given.forEach((language, translation) -> broken.collect("translations." + language, () -> {
                Map<String, Object> one = new LinkedHashMap<>();
                if (translation == null) {
                    return;
                }
                Wording.name("name", translation.name(), LONGEST_NAME).ifPresent(name -> one.put("name", name));
                Wording.text("description", translation.description(), LONGEST_DESCRIPTION)
                        .ifPresent(description -> one.put("description", description));
                if (!one.isEmpty()) {
                    texts.put(code(language), one);
                }
            }));
        }
        broken.throwIfAny();
        return texts;
    }

    /** Whether any language has the field. */
    public static boolean has(Map<String, Object> texts, String field) {
        return texts.values().stream().anyMatch(one -> ((Map<?, ?>) one).containsKey(field));
    }

    /** The names by language. */
    public static Map<String, String> names(Map<String, Object> texts) {
        Map<String, String> names = new LinkedHashMap<>();
        texts.forEach((language, one) -> Optional.ofNullable(((Map<?, ?>) one).get("name"))
                .ifPresent(name -> names.put(language, name.toString())));
        return names;
    }

    /**
     * A code of BCP 47 in its usual case, {@code pt-BR}.
     *
     * @throws Problem 422 {@code code_form}
     */
    public static String code(String text) {
        try {
            String tag =
                    new Locale.Builder().setLanguageTag(text.strip()).build().toLanguageTag();
            if (!tag.equals("und") && tag.length() <= 35) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            // Falls through to the one complaint about codes.
        }
        throw Problem.rule("code", "code_form", "A language has a code of BCP 47, such as pt-BR");
    }

    /**
     * A body whose plain {@code name} and {@code description} stand under {@code translations}, in the language that
     * they are written in; what is said there for that language goes before.
     */
    public static ObjectNode body(@Nullable ObjectNode body, String language) {
        ObjectNode whole = Body.given(body).deepCopy();
        // It is the reader's, and told anew.
        whole.remove("language");
        for (String field : PLAIN) {
            JsonNode plain = whole.remove(field);
            JsonNode texts = whole.path("translations");
            if (plain != null
                    && (texts.isMissingNode() || texts.isObject())
                    && !texts.path(language).has(field)) {
                JsonNode one = whole.withObjectProperty("translations").path(language);
                ObjectNode own = one instanceof ObjectNode object
                        ? object
                        : whole.withObjectProperty("translations").putObject(language);
                own.set(field, plain);
            }
        }
        return whole;
    }
}
