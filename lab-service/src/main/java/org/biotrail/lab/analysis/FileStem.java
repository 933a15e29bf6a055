package org.biotrail.lab.analysis;

import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * The name of an instrument's file without its extension: 1 to 200 of letters, digits, point, underscore, hyphen. It is
 * never parsed to find the sample.
 */
public record FileStem(String text) {
    private static final Pattern EXTENSION =
            Pattern.compile("\\.(raw|mzml|mzxml|d|wiff|gz)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,200}");

    /** @throws Problem 422 {@code filename_malformed} */
    public static FileStem parse(String filename) {
        String stem = filename.strip();
        for (String shorter = cut(stem); !shorter.equals(stem); shorter = cut(stem)) {
            stem = shorter;
        }
        if (!FORM.matcher(stem).matches()) {
            throw Problem.rule(
                    "filename",
                    "filename_malformed",
                    "A file name is 1 to 200 of letters, digits, point, underscore, hyphen");
        }
        return new FileStem(stem);
    }

    private static String cut(String name) {
        return EXTENSION.matcher(name).replaceFirst("");
    }

    @Override
    public String toString() {
        return text;
    }
}
