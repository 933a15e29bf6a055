package org.biotrail.tracker.license;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.biotrail.kit.problem.Problem;

/** Under which terms data may be used: an SPDX identifier. */
public record License(String id) {
    /** {@code GET /licenses}: SPDX identifiers and where their texts are. */
    static final Map<String, String> KNOWN = Map.of(
            "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/",
            "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/",
            "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/",
            "CC-BY-ND-4.0", "https://creativecommons.org/licenses/by-nd/4.0/",
            "CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/",
            "CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/",
            "CC-BY-NC-ND-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/");

    /** @throws Problem 422 {@code unknown_license} */
    public static License parse(String text) {
        String wanted = text.strip().replace(' ', '-').toUpperCase(Locale.ROOT);
        String spdx = wanted.equals("CC0") ? "CC0-1.0" : wanted;
        if (!KNOWN.containsKey(spdx)) {
            throw Problem.rule(
                    "",
                    "unknown_license",
                    "The licences are "
                            + List.copyOf(KNOWN.keySet()).stream().sorted().toList());
        }
        return new License(spdx);
    }
}
