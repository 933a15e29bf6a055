package org.biotrail.catalog.taxon.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;

/** Reads what registries say; what is malformed counts as not said. */
final class Said {
    private static final int LONGEST = 1000;

    private Said() {}

    /** A field's text in one line; numbers count as texts. */
    static Optional<String> text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual() && !value.isNumber()) {
            return Optional.empty();
        }
        try {
            return Wording.name(field, value.asText(), LONGEST);
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    static Optional<Integer> year(JsonNode node, String field) {
        return text(node, field)
                .filter(text -> text.matches("1[5-9]\\d\\d|20\\d\\d"))
                .map(Integer::valueOf);
    }

    static Optional<ExternalReference> reference(String registry, Optional<String> reference) {
        try {
            return reference.map(text -> ExternalReference.of(registry, text));
        } catch (Problem malformed) {
            return Optional.empty();
        }
    }

    /** The elements of a list, at most a thousand. */
    static List<JsonNode> list(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        if (node.isArray()) {
            for (int i = 0; i < Math.min(node.size(), 1000); i++) {
                found.add(node.get(i));
            }
        }
        return found;
    }
}
