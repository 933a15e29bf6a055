package org.biotrail.catalog.institution;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;

/**
 * A country by its code of ISO 3166-1.
 *
 * @param code two letters
 */
record Country(String code) {
    /** Names that people write and the list of ISO does not have. */
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "usa", "US",
            "unitedstatesofamerica", "US",
            "uk", "GB",
            "greatbritain", "GB",
            "england", "GB",
            "scotland", "GB",
            "ivorycoast", "CI",
            "czechrepublic", "CZ",
            "burma", "MM",
            "holland", "NL");

    private static final List<Locale> LANGUAGES = List.of(
            Locale.ENGLISH,
            Locale.forLanguageTag("pt"),
            Locale.forLanguageTag("es"),
            Locale.FRENCH,
            Locale.GERMAN,
            Locale.ITALIAN,
            Locale.forLanguageTag("nl"));

    private static final Map<String, String> CODES = codes();

    /** @throws Problem 422 {@code unknown_country} for what is no code of two letters */
    static Country ofCode(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return Optional.of(new Country(code))
                .filter(country -> Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
                        .contains(country.code))
                .orElseThrow(() -> Problem.rule(
                        "country_code", "unknown_country", "There is no country of code " + shortened(text)));
    }

    /**
     * Finds a country by its name in one of the languages of our users, or by a code of two or three letters.
     *
     * @throws Problem 422 {@code unknown_country}
     */
    static Country named(String text) {
        return find(text)
                .orElseThrow(
                        () -> Problem.rule("country", "unknown_country", "There is no country " + shortened(text)));
    }

    static Optional<Country> find(String name) {
        return Optional.ofNullable(CODES.get(folded(name))).map(Country::new);
    }

    /** Its name in English. */
    String name() {
        return locale(code).getDisplayCountry(Locale.ENGLISH);
    }

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>(OTHER_NAMES);
        for (String code : Locale.getISOCountries()) {
            Locale country = locale(code);
            codes.put(folded(code), code);
            codes.put(folded(country.getISO3Country()), code);
            LANGUAGES.forEach(language -> codes.putIfAbsent(folded(country.getDisplayCountry(language)), code));
        }
        return Map.copyOf(codes);
    }

    private static Locale locale(String code) {
        return new Locale.Builder().setRegion(code).build();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("[^\\p{L}]", "")
                .toLowerCase(Locale.ROOT);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
