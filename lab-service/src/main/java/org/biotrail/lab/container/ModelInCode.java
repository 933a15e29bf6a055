package org.biotrail.lab.container;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The model that a former container code carries: {@code container_8x3_000001} is of the model "8x3", whose larger
 * number is columns and whose smaller is rows.
 */
record ModelInCode(String name, int rows, int columns) {
    private static final Pattern CODE = Pattern.compile("container_([0-9]{1,3})x([0-9]{1,3})_[0-9]{6}");

    static Optional<ModelInCode> of(String code) {
        Matcher matcher = CODE.matcher(code);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int first = Integer.parseInt(matcher.group(1));
        int second = Integer.parseInt(matcher.group(2));
        boolean sensible = Math.min(first, second) > 0 && Math.max(first, second) <= Grid.LARGEST;
        return sensible
                ? Optional.of(new ModelInCode(first + "x" + second, Math.min(first, second), Math.max(first, second)))
                : Optional.empty();
    }
}
