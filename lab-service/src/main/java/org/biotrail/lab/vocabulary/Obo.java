package org.biotrail.lab.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Rows;

/** A file of an ontology in OBO 1.2 or 1.4, as far as a vocabulary needs it: id, name, is_a, is_obsolete. */
final class Obo {
    private static final int LARGEST = 64 << 20;

    private Obo() {}

    /** The terms of a namespace as lines of JSON, each with the file's version. */
    static InputStream lines(InputStream file, String namespace) {
        try {
            byte[] bytes = file.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw Problem.tooLarge("A vocabulary has at most 64 MB");
            }
            String rows = terms(new String(bytes, StandardCharsets.UTF_8), namespace).stream()
                    .map(row -> row + "\n")
                    .collect(Collectors.joining());
            return new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Problem.unreadable("", "body_incomplete", "The upload ended before it was whole");
        }
    }

    static List<ObjectNode> terms(String text, String namespace) {
        List<ObjectNode> terms = new ArrayList<>();
        String version = "";
        ObjectNode term = Rows.JSON.createObjectNode();
        for (String line : text.lines().toList()) {
            int colon = line.indexOf(": ");
            String tag = colon < 0 ? line.strip() : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 2).strip();
            switch (tag) {
                case "data-version" -> version = value;
                case "[Term]" -> {
                    term = Rows.JSON.createObjectNode().put("version", version).put("obsolete", false);
                    term.putArray("parents");
                    terms.add(term);
                }
                case "[Typedef]", "[Instance]" -> term = Rows.JSON.createObjectNode();
                case "id" -> term.put("accession", first(value));
                case "name" -> term.put("name", value);
                case "is_a" -> {
                    if (first(value).startsWith(namespace)) {
                        term.withArray("parents").add(first(value));
                    }
                }
                case "is_obsolete" -> term.put("obsolete", value.startsWith("true"));
                default -> {
                    // definitions, synonyms, cross-references
                }
            }
        }
        return terms.stream()
                .filter(one -> one.path("accession").asText().startsWith(namespace))
                .toList();
    }

    /** Without the comment behind it. */
    private static String first(String value) {
        return value.split("\\s", 2)[0];
    }
}
