package org.biotrail.tracker.text;

import java.net.URI;
import java.net.URISyntaxException;
import org.biotrail.kit.problem.Problem;

/** An absolute {@code http} or {@code https} address with a host, without user information. */
public record WebAddress(String value) {
    private static final int LONGEST = 2000;

    /** @throws Problem 422 {@code format} */
    public static WebAddress parse(String text) {
        if (text.length() > LONGEST) {
            throw Problem.rule("", "format", "An address has at most 2000 characters");
        }
        try {
            URI uri = new URI(text);
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
                return new WebAddress(text);
            }
        } catch (URISyntaxException e) {
            // Told below, as every other form that is none.
        }
        throw Problem.rule("", "format", "An address looks like https://example.org/path");
    }
}
