package org.biotrail.tracker.license;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.ConfigProvider;

/** Under which terms data may be used: an SPDX identifier. */
public record License(String id) {
    private static final Map<String, String> BUILT_IN = Map.of(
            "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/",
            "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/",
            "CC-BY-SA-4.0", "https://creativecommons.org/licenses/by-sa/4.0/",
            "CC-BY-ND-4.0", "https://creativecommons.org/licenses/by-nd/4.0/",
            "CC-BY-NC-4.0", "https://creativecommons.org/licenses/by-nc/4.0/",
            "CC-BY-NC-SA-4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/",
            "CC-BY-NC-ND-4.0", "https://creativecommons.org/licenses/by-nc-nd/4.0/");

    /**
     * {@code GET /licenses}: SPDX identifiers, case ignored, and where their texts are; more by the configuration
     * {@code biotrail.tracker.licenses}, a list of {@code <SPDX identifier>=<address>}.
     */
    static final Map<String, String> KNOWN = known(ConfigProvider.getConfig()
            .getOptionalValues("biotrail.tracker.licenses", String.class)
            .orElse(List.of()));

    /** @throws Problem 422 {@code unknown_license} */
    public static License parse(String text) {
        String wanted = text.strip().replace(' ', '-');
        String spdx = wanted.equalsIgnoreCase("CC0") ? "CC0-1.0" : wanted;
        return KNOWN.keySet().stream()
                .filter(spdx::equalsIgnoreCase)
                .findFirst()
                .map(License::new)
                .orElseThrow(() -> Problem.rule("", "unknown_license", "The licences are " + KNOWN.keySet()));
    }

    private static Map<String, String> known(List<String> configured) {
        Map<String, String> known = new TreeMap<>(BUILT_IN);
        configured.forEach(license -> {
            String[] parts = license.split("=", 2);
            if (parts.length < 2) {
                throw new IllegalStateException("A licence is configured as <SPDX identifier>=<address>: " + license);
            }
            known.put(parts[0].strip(), parts[1].strip());
        });
        return Collections.unmodifiableMap(known);
    }
}
