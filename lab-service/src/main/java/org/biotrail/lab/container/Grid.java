package org.biotrail.lab.container;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The positions of a container: row label then column label, {@code C7}; joined with {@code -} where both are digits or
 * both letters, {@code 3-7} ({@code spec/lab.md} §3).
 *
 * @param rows from 1 to {@value #LARGEST}
 * @param columns from 1 to {@value #LARGEST}
 * @param byRow whether A1 is followed by A2, else by B1
 */
record Grid(int rows, int columns, Labels rowLabels, Labels columnLabels, boolean byRow) {
    static final int LARGEST = 702;

    private static final Pattern SPLIT = Pattern.compile("([A-Z]+|[0-9]+)-?([A-Z]+|[0-9]+)");
    private static final Pattern JOINED = Pattern.compile("([A-Z]+)-([A-Z]+)|([0-9]+)-([0-9]+)");

    int capacity() {
        return rows * columns;
    }

    /** All positions in the order in which they are filled. */
    Stream<String> positions() {
        return IntStream.range(0, capacity())
                .mapToObj(n -> byRow ? text(n / columns, n % columns) : text(n % rows, n / rows));
    }

    /** The normal form of a position, {@code A1} for {@code a01}; empty when the grid has no such position. */
    Optional<String> read(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        Matcher matcher = (rowLabels == columnLabels ? JOINED : SPLIT).matcher(upper);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean second = matcher.group(1) == null;
        OptionalInt row = rowLabels.index(matcher.group(second ? 3 : 1));
        OptionalInt column = columnLabels.index(matcher.group(second ? 4 : 2));
        boolean inside = row.isPresent() && column.isPresent() && row.getAsInt() < rows && column.getAsInt() < columns;
        return inside ? Optional.of(text(row.getAsInt(), column.getAsInt())) : Optional.empty();
    }

    private String text(int row, int column) {
        return rowLabels.label(row) + (rowLabels == columnLabels ? "-" : "") + columnLabels.label(column);
    }
}
