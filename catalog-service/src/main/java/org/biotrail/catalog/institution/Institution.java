package org.biotrail.catalog.institution;

import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/** A university, museum or institute where persons work and collections are kept. */
@Entity
public class Institution extends RecordedEntity {
    static final int LONGEST = 200;
    private static final int LONGEST_NOTES = 100_000;
    private static final int LONGEST_LIST = 100;
    static final List<String> STATES = List.of("active", "passive", "retired");
    private static final Pattern WEB_PAGE = Pattern.compile("https?://[^\\s/?#]+\\S*");
    private static final Pattern DOMAIN = Pattern.compile("([\\p{L}0-9]([\\p{L}0-9-]*[\\p{L}0-9])?\\.)+\\p{L}{2,}");

    String name;

    @Nullable
    String acronym;

    String status = "active";

    @Nullable
    String city;

    @Nullable
    String state;

    @Nullable
    String country;

    @Nullable
    String countryCode;

    List<String> webPages = List.of();
    List<String> domains = List.of();

    @Nullable
    String rorId;

    @Nullable
    BigDecimal latitude;

    @Nullable
    BigDecimal longitude;

    @Nullable
    String formerCode;

    @Nullable
    String notes;

    /**
     * Takes over what a draft says; a country's code is found by its name, and its name by the code.
     *
     * @throws Problem 422 with every rule that is broken
     */
    Institution apply(InstitutionDraft draft) {
        Violations broken = new Violations();
        broken.collect(
                "name", () -> name = Wording.required("name", draft.name().orElse(null), LONGEST));
        broken.collect("acronym", () -> acronym = text("acronym", draft.acronym(), 30));
        broken.collect("status", () -> status = status(draft));
        broken.collect("city", () -> city = text("city", draft.city(), LONGEST));
        broken.collect("state", () -> state = text("state", draft.state(), LONGEST));
        broken.collect("country", () -> settle(draft));
        broken.collect(
                "web_pages",
                () -> webPages = list("web_pages", draft.webPages(), 2000, WEB_PAGE, "url_form", "a web address"));
        broken.collect(
                "domains",
                () -> domains = list("domains", draft.domains(), 253, DOMAIN, "domain_form", "a domain").stream()
                        .map(domain -> domain.toLowerCase(Locale.ROOT))
                        .toList());
        broken.collect(
                "ror_id",
                () -> rorId = draft.rorId()
                        .filter(text -> !text.isBlank())
                        .map(text -> RorId.parse(text).value())
                        .orElse(null));
        broken.collect("latitude", () -> latitude = degrees("latitude", draft.latitude(), 90));
        broken.collect("longitude", () -> longitude = degrees("longitude", draft.longitude(), 180));
        broken.collect("former_code", () -> formerCode = text("former_code", draft.formerCode(), LONGEST));
        broken.collect(
                "notes",
                () -> notes = Wording.text("notes", draft.notes().orElse(null), LONGEST_NOTES)
                        .orElse(null));
        broken.throwIfAny();
        return this;
    }

    private void settle(InstitutionDraft draft) {
        String given = text("country", draft.country(), LONGEST);
        Optional<Country> coded =
                draft.countryCode().filter(code -> !code.isBlank()).map(Country::ofCode);
        Optional<Country> meant = coded.or(() -> Optional.ofNullable(given).map(Country::named));
        Optional.ofNullable(given)
                .flatMap(Country::find)
                .filter(named -> !named.equals(meant.orElseThrow()))
                .ifPresent(named -> {
                    throw Problem.rule("country", "country_mismatch", given + " has the code " + named.code());
                });
        country = given == null ? meant.map(Country::name).orElse(null) : given;
        countryCode = meant.map(Country::code).orElse(null);
    }

    private static String status(InstitutionDraft draft) {
        return draft.status()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .map(word -> {
                    if (!STATES.contains(word)) {
                        throw Problem.rule("status", "unknown_status", "A status is active, passive or retired");
                    }
                    return word;
                })
                .orElse("active");
    }

    private static @Nullable BigDecimal degrees(String field, Optional<BigDecimal> value, int most) {
        value.filter(degrees -> degrees.abs().compareTo(BigDecimal.valueOf(most)) > 0)
                .ifPresent(degrees -> {
                    throw Problem.rule(
                            field, "coordinates_out_of_range", "A " + field + " is from -" + most + " to " + most);
                });
        return value.orElse(null);
    }

    private static List<String> list(
            String field, Optional<List<String>> texts, int longest, Pattern form, String code, String what) {
        List<String> given = texts.orElse(List.of());
        if (given.size() > LONGEST_LIST) {
            throw Problem.rule(field, "too_many", "There are at most " + LONGEST_LIST);
        }
        return IntStream.range(0, given.size())
                .mapToObj(i -> {
                    String text = Wording.required(field, given.get(i), longest);
                    if (!form.matcher(text).matches()) {
                        throw Problem.rule(field, code, "[" + i + "] is not " + what);
                    }
                    return text;
                })
                .distinct()
                .toList();
    }

    private static @Nullable String text(String field, Optional<String> text, int longest) {
        return Wording.name(field, text.orElse(null), longest).orElse(null);
    }
}
