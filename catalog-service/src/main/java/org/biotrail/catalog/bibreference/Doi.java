package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/** A digital object identifier, bare and in lower case: {@code 10.1234/abc.5}; DOIs are the same in any case. */
record Doi(@JsonValue String value) {
    private static final int LONGEST = 255;
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://)?(?:dx\\.|www\\.)?doi\\.org/(.+)");
    private static final Pattern FORM = Pattern.compile("10\\.[0-9]{4,9}/[^\\s\\p{Cntrl}]+");

    /**
     * Reads a DOI: bare, with {@code doi:} before it, or as an address.
     *
     * @throws Problem 422 {@code doi_form}
     */
    static Doi parse(String text) {
        String bare = text.strip().toLowerCase(Locale.ROOT);
        Matcher address = ADDRESS.matcher(bare);
        if (address.matches()) {
            bare = decoded(address.group(1));
        } else if (bare.startsWith("doi:")) {
            bare = bare.substring(4).strip();
        }
        if (bare.length() > LONGEST || !FORM.matcher(bare).matches()) {
            throw Problem.rule("doi", "doi_form", "A DOI looks like 10.1234/abc");
        }
        return new Doi(bare);
    }

    private static String decoded(String address) {
        try {
            return URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return address;
        }
    }

    String address() {
        return "https://doi.org/" + value;
    }

    @Override
    public String toString() {
        return value;
    }
}
