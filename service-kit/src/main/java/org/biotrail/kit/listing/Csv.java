package org.biotrail.kit.listing;

/** Cells of CSV (RFC 4180) that a spreadsheet does not take for formulas. */
public final class Csv {
    private Csv() {}

    /**
     * Writes one cell. A text that a spreadsheet would calculate gets a leading apostrophe (OWASP, CSV injection);
     * numbers and dates cannot hold a formula, and stay what they are.
     */
    static void append(StringBuilder line, String cell, Kind kind) {
        append(line, cell, isText(kind));
    }

    /** The same for a cell that is, or is not, a text. */
    public static void append(StringBuilder line, String cell, boolean text) {
        boolean guarded = text && !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
        boolean quoted = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        line.append(quoted ? "\"" : "")
                .append(guarded ? "'" : "")
                .append(quoted ? cell.replace("\"", "\"\"") : cell)
                .append(quoted ? "\"" : "");
    }

    private static boolean isText(Kind kind) {
        return switch (kind) {
            case UUID, INTEGER, NUMBER, BOOLEAN, DATE, INSTANT, GEOMETRY -> false;
            case TEXT, JSON, LIST, TSVECTOR, OTHER -> true;
        };
    }
}
