package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.UUID;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/**
 * What people call a taxon in their language.
 *
 * @param language BCP 47, for example {@code pt-BR}
 * @param locationId where they call it so
 * @param preferred whether it is the usual one in that language
 */
public record VernacularName(
        @JsonProperty("name") @Nullable String name,
        @JsonProperty("language") @Nullable String language,

        @JsonProperty("location_id") @RefersTo("location") @Nullable
        UUID locationId,

        @JsonProperty("preferred") @Nullable Boolean preferred) {

    /** @throws Problem 422 {@code required}, {@code language_form}, or what is wrong with the name */
    VernacularName checked() {
        String text = Wording.name("name", name, 200)
                .orElseThrow(() -> Problem.rule("vernacular_names", "required", "A vernacular name has a name"));
        return new VernacularName(text, tag(language), locationId, Boolean.TRUE.equals(preferred));
    }

    private static String tag(@Nullable String language) {
        if (language == null || language.isBlank()) {
            throw Problem.rule("vernacular_names", "required", "A vernacular name has a language");
        }
        try {
            return new Locale.Builder().setLanguageTag(language.strip()).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            throw Problem.rule("vernacular_names", "language_form", "A language is a tag of BCP 47, such as pt-BR");
        }
    }
}
