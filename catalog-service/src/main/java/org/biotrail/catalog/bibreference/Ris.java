package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** References in the RIS format (lines of two letters, two blanks, a hyphen), as CSL-JSON. */
final class Ris {
    private static final Pattern LINE = Pattern.compile("([A-Z][A-Z0-9]) {1,2}- ?(.*)");
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("JOUR", "article-journal"),
            Map.entry("JFULL", "article-journal"),
            Map.entry("EJOUR", "article-journal"),
            Map.entry("MGZN", "article-magazine"),
            Map.entry("BOOK", "book"),
            Map.entry("EBOOK", "book"),
            Map.entry("EDBOOK", "book"),
            Map.entry("CHAP", "chapter"),
            Map.entry("ECHAP", "chapter"),
            Map.entry("CONF", "paper-conference"),
            Map.entry("CPAPER", "paper-conference"),
            Map.entry("THES", "thesis"),
            Map.entry("RPRT", "report"),
            Map.entry("DATA", "dataset"),
            Map.entry("UNPB", "manuscript"),
            Map.entry("ELEC", "webpage"),
            Map.entry("COMP", "software"),
            Map.entry("PAT", "patent"));

    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("TI", "title"),
            Map.entry("T1", "title"),
            Map.entry("JO", "container-title"),
            Map.entry("JF", "container-title"),
            Map.entry("T2", "container-title"),
            Map.entry("BT", "container-title"),
            Map.entry("JA", "container-title-short"),
            Map.entry("VL", "volume"),
            Map.entry("IS", "issue"),
            Map.entry("PB", "publisher"),
            Map.entry("CY", "publisher-place"),
            Map.entry("SN", "ISSN"),
            Map.entry("LA", "language"),
            Map.entry("AB", "abstract"),
            Map.entry("N2", "abstract"),
            Map.entry("N1", "note"),
            Map.entry("DO", "DOI"),
            Map.entry("UR", "URL"),
            Map.entry("ET", "edition"));

    private Ris() {}

    /** Every record from {@code TY} to {@code ER}; what stands outside of them is left out. */
    static List<ObjectNode> items(String text) {
        List<ObjectNode> items = new ArrayList<>();
        ObjectNode item = JsonNodeFactory.instance.objectNode();
        for (String line : text.lines().toList()) {
            Matcher field = LINE.matcher(line.replace("\ufeff", ""));
            if (!field.matches()) {
                continue;
            }
            String tag = field.group(1);
            if (tag.equals("TY")) {
                item = JsonNodeFactory.instance
                        .objectNode()
                        .put("type", TYPES.getOrDefault(field.group(2).strip(), "document"));
            } else if (tag.equals("ER")) {
                items.add(finished(item));
                item = JsonNodeFactory.instance.objectNode();
            } else {
                take(item, tag, field.group(2).strip());
            }
        }
        return items;
    }

    private static void take(ObjectNode item, String tag, String value) {
        if (value.isEmpty()) {
            return;
        }
        switch (tag) {
            case "AU", "A1" -> item.withArray("author").add(name(value));
            case "ED", "A2" -> item.withArray("editor").add(name(value));
            case "PY", "Y1", "DA" -> {
                if (value.matches("\\d{4}.*") && !item.has("issued")) {
                    item.putObject("issued")
                            .putArray("date-parts")
                            .addArray()
                            .add(Integer.parseInt(value.substring(0, 4)));
                }
            }
            case "SP", "EP" -> item.put(tag, value);
            default -> {
                String field = TEXTS.getOrDefault(tag, "");
                if (!field.isEmpty() && !item.has(field)) {
                    item.put(field, value);
                }
            }
        }
    }

    private static ObjectNode finished(ObjectNode item) {
        String first = item.path("SP").asText("");
        String last = item.path("EP").asText("");
        if (!first.isEmpty()) {
            item.put("page", last.isEmpty() || last.equals(first) || first.contains("-") ? first : first + "-" + last);
        }
        item.remove(List.of("SP", "EP"));
        return item;
    }

    /** {@code Family, Given, Suffix}. */
    private static ObjectNode name(String text) {
        String[] parts = text.split(",", 3);
        ObjectNode name = JsonNodeFactory.instance.objectNode();
        if (parts.length == 1) {
            return name.put("literal", text);
        }
        name.put("family", parts[0].strip()).put("given", parts[1].strip());
        return parts.length > 2 ? name.put("suffix", parts[2].strip()) : name;
    }
}
