package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.biotrail.kit.problem.Problem;

/** Files of references as rows {@code {bibtex}} or {@code {doi}}, one for each reference. */
final class ReferenceFiles {
    private static final int LARGEST = 64 << 20;
    private static final Pattern START = Pattern.compile("@\\s*(\\w+)\\s*([{(])");
    private static final Pattern STRING_NAME = Pattern.compile("\\s*([^\\s={}()]+)\\s*=");

    private final ObjectMapper json;

    ReferenceFiles(ObjectMapper json) {
        this.json = json;
    }

    Map<String, UnaryOperator<InputStream>> readers() {
        return Map.of(
                "application/x-bibtex", read(text -> rows("bibtex", entries(text))),
                "text/x-bibtex", read(text -> rows("bibtex", entries(text))),
                "application/x-research-info-systems", read(text -> rows("bibtex", made(Ris.items(text)))),
                "application/vnd.citationstyles.csl+json", read(text -> rows("bibtex", made(items(text)))),
                "text/uri-list", read(text -> rows("doi", addresses(text))),
                "text/plain", read(text -> rows("doi", addresses(text))));
    }

    /** The entries of a BibTeX file, each with the strings it needs before it; what stands between them is left out. */
    static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        Map<String, String> strings = new LinkedHashMap<>();
        Matcher start = START.matcher(text);
        for (int at = 0; start.find(at); ) {
            String kind = start.group(1).toLowerCase(Locale.ROOT);
            int end = end(text, start.end(), start.group(2).charAt(0) == '{' ? '}' : ')');
            String block = text.substring(start.start(), end);
            if (kind.equals("string")) {
                Matcher name = STRING_NAME.matcher(text).region(start.end(), end);
                if (name.lookingAt()) {
                    strings.put(name.group(1), block);
                }
            } else if (!kind.equals("comment") && !kind.equals("preamble")) {
                entries.add(needed(strings, block) + block);
            }
            at = end;
        }
        return entries;
    }

    private static String needed(Map<String, String> strings, String block) {
        return strings.entrySet().stream()
                .filter(string -> Pattern.compile("[=#]\\s*" + Pattern.quote(string.getKey()) + "\\s*[,#})]")
                        .matcher(block)
                        .find())
                .map(string -> string.getValue() + "\n")
                .collect(Collectors.joining());
    }

    /**
     * Behind the sign that closes a block. A block that is never closed ends before the next line that begins with
     * {@code @}, so that one broken entry is one broken row.
     */
    private static int end(String text, int from, char closing) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (depth == 0 && c == closing) {
                return i + 1;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == '\\') {
                i++;
            } else if (c == '\n' && i + 1 < text.length() && text.charAt(i + 1) == '@') {
                return i + 1;
            }
        }
        return text.length();
    }

    private List<JsonNode> items(String text) {
        try {
            JsonNode items = json.readTree(text);
            return items.isArray()
                    ? StreamSupport.stream(items.spliterator(), false).toList()
                    : List.of(items);
        } catch (JsonProcessingException unreadable) {
            throw Problem.unreadable("", "json_syntax", "The file is not JSON");
        }
    }

    private static List<String> made(List<? extends JsonNode> items) {
        return items.stream()
                .map(item -> Csl.text(item, "id")
                        .filter(id -> id.matches("[^\\s,{}()=\\\\\"#%]{1,120}"))
                        .map(id -> BibtexEntry.rekeyed(Csl.bibtex(item), id))
                        .orElseGet(() -> Csl.bibtex(item)))
                .toList();
    }

    /** A DOI a line, under the word itself or not; lines that begin with # are remarks (RFC 2483). */
    private static List<String> addresses(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#") && !line.equalsIgnoreCase("doi"))
                .toList();
    }

    private List<ObjectNode> rows(String column, List<String> values) {
        return values.stream()
                .map(value -> json.createObjectNode().put(column, value))
                .toList();
    }

    private static UnaryOperator<InputStream> read(Function<String, List<ObjectNode>> rows) {
        return file -> {
            try {
                byte[] bytes = file.readNBytes(LARGEST + 1);
                if (bytes.length > LARGEST) {
                    throw Problem.tooLarge("A file of references has at most 64 MB");
                }
                String lines = rows.apply(new String(bytes, StandardCharsets.UTF_8)).stream()
                        .map(row -> row + "\n")
                        .collect(Collectors.joining());
                return new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8));
            } catch (IOException broken) {
                throw Problem.unreadable("", "body_incomplete", "The upload ended before it was whole");
            }
        };
    }
}
