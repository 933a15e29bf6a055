package org.biotrail.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.erdtman.jcs.NumberToJSON;

/**
 * JSON in the one form of RFC 8785: no white space, names sorted by their UTF-16 units, numbers as ECMAScript writes
 * them. A number that no IEEE double denotes exactly enough (RFC 8785 leaves these out) is written in full, without
 * exponent and without zeros at its end, so that no two different numbers are ever written alike.
 */
public final class CanonicalJson {
    private static final String HEX = "0123456789abcdef";

    /** PostgreSQL's own limit on either side of the point is near; a short text such as 1e999999999 must not fill memory. */
    private static final int MAX_DIGITS = 131_072;

    private CanonicalJson() {}

    /** The canonical form in UTF-8. */
    public static byte[] of(JsonNode value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void append(StringBuilder text, JsonNode value) {
        if (value.isObject()) {
            appendObject(text, value);
        } else if (value.isArray()) {
            char mark = '[';
            for (JsonNode element : value) {
                text.append(mark);
                append(text, element);
                mark = ',';
            }
            text.append(mark == '[' ? "[]" : "]");
        } else if (value.isTextual()) {
            appendText(text, value.textValue());
        } else if (value.isNumber()) {
            text.append(number(value));
        } else {
            text.append(value);
        }
    }

    private static void appendObject(StringBuilder text, JsonNode object) {
        List<String> names = new ArrayList<>(object.size());
        object.fieldNames().forEachRemaining(names::add);
        Collections.sort(names);
        char mark = '{';
        for (String name : names) {
            text.append(mark);
            appendText(text, name);
            text.append(':');
            append(text, object.path(name));
            mark = ',';
        }
        text.append(mark == '{' ? "{}" : "}");
    }

    private static void appendText(StringBuilder text, String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\f' -> text.append("\\f");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ') {
                        text.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static String number(JsonNode value) {
        if (value.isInt()) {
            return value.asText();
        }
        BigDecimal exact = value.decimalValue();
        if (Math.abs((long) exact.precision() - exact.scale()) > MAX_DIGITS || exact.scale() > MAX_DIGITS) {
            throw new IllegalArgumentException("A number has too many digits");
        }
        String written = asDouble(exact.doubleValue());
        return !written.isEmpty() && new BigDecimal(written).compareTo(exact) == 0
                ? written
                : exact.stripTrailingZeros().toPlainString();
    }

    /** Empty for what JSON has no number for. */
    private static String asDouble(double value) {
        try {
            return Double.isFinite(value) ? NumberToJSON.serializeNumber(value) : "";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
