package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A name that a dataset has elsewhere. */
record Identifier(
        @Schema(enumeration = {"doi", "ark", "handle", "url", "massive", "gnps", "accession", "other"})
        @JsonProperty("scheme")
        String scheme,

        @JsonProperty("value") String value) {
    private static final Set<String> SCHEMES =
            Set.of("doi", "ark", "handle", "url", "massive", "gnps", "accession", "other");
    private static final Pattern DOI = Pattern.compile("10\\.\\d{4,9}/\\S+");
    private static final Pattern DOI_PREFIX = Pattern.compile("^(https?://(dx\\.)?doi\\.org/|doi:\\s*)");
    private static final int LONGEST = 2000;

    /**
     * A DOI is stored bare and in lower case.
     *
     * @throws Problem 422 {@code format}
     */
    Identifier normal() {
        if (scheme == null || value == null || !SCHEMES.contains(scheme)) {
            throw Problem.rule("", "format", "An identifier is {scheme, value}; the schemes are " + SCHEMES);
        }
        String line = Text.line(value, LONGEST);
        if (!scheme.equals("doi")) {
            return new Identifier(scheme, line);
        }
        String doi = DOI_PREFIX.matcher(line.toLowerCase(Locale.ROOT)).replaceFirst("");
        if (!DOI.matcher(doi).matches()) {
            throw Problem.rule("", "format", "A DOI looks like 10.5281/zenodo.123");
        }
        return new Identifier(scheme, doi);
    }
}
