package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The outcomes of rows as CSV: a line for every violation, or one for a row that has none. */
final class RowReport {
    static final String HEADER = "number,state,id,column,value,code,message\r\n";

    private RowReport() {}

    static String lines(JsonNode row) {
        JsonNode violations = row.path("violations");
        return violations.isEmpty()
                ? line(row, row)
                : StreamSupport.stream(violations.spliterator(), false)
                        .map(violation -> line(row, violation))
                        .collect(Collectors.joining());
    }

    private static String line(JsonNode row, JsonNode violation) {
        return Stream.of(
                                row.path("number"),
                                row.path("state"),
                                row.path("id"),
                                violation.path("column"),
                                violation.path("value"),
                                violation.path("code"),
                                violation.path("message"))
                        .map(node -> node.isNull() ? "" : cell(node.asText()))
                        .collect(Collectors.joining(","))
                + "\r\n";
    }

    /** Quoted where needed, and kept from being run as a formula by a spreadsheet. */
    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
