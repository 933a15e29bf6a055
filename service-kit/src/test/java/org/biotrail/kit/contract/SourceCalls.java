package org.biotrail.kit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds calls in Java source by their text, with their arguments apart. */
final class SourceCalls {
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private SourceCalls() {}

    /** The arguments of every call whose beginning, up to its parenthesis, fits. */
    static Stream<List<String>> of(String source, String beginning) {
        Matcher matcher = Pattern.compile(beginning + "\\(").matcher(source);
        return matcher.results().map(result -> arguments(source, result.end()));
    }

    /** A message as far as it stands in the source, with an ellipsis for what is put in; empty where nothing stands. */
    static String sentence(String argument) {
        List<String> parts = literals(argument);
        if (parts.isEmpty() || argument.contains("?")) {
            return "";
        }
        String text = (argument.startsWith("\"") ? "" : "… ")
                + String.join(" … ", parts.stream().map(String::strip).toList())
                + (argument.endsWith("\"") ? "" : " …");
        return text.replace("\\\"", "\"").replaceAll("\\s+", " ");
    }

    /** All string literals of an argument, as of the two branches of a condition. */
    static List<String> literals(String argument) {
        return LITERAL.matcher(argument).results().map(found -> found.group(1)).toList();
    }

    private static List<String> arguments(String source, int start) {
        List<String> arguments = new ArrayList<>();
        int depth = 0;
        int from = start;
        for (int i = start; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                i = endOfLiteral(source, i);
            } else if (c == '\'') {
                i = source.indexOf('\'', source.charAt(i + 1) == '\\' ? i + 3 : i + 2);
            } else if (c == '(' || c == '{') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(source.substring(from, i).strip());
                from = i + 1;
                if (c == ')') {
                    break;
                }
            } else if (c == ')' || c == '}') {
                depth--;
            }
        }
        return arguments;
    }

    private static int endOfLiteral(String source, int start) {
        if (source.startsWith("\"\"\"", start)) {
            return source.indexOf("\"\"\"", start + 3) + 2;
        }
        int i = start + 1;
        while (source.charAt(i) != '"') {
            i += source.charAt(i) == '\\' ? 2 : 1;
        }
        return i;
    }
}
