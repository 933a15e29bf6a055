package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Why something is done: what a body says becomes the comment of the change events ({@code spec/lab.md} §15). */
public final class Reasons {
    private Reasons() {}

    /** What a body says in a field for all its items, or what those of them say that say anything, if they agree. */
    public static Optional<String> in(ObjectNode body, String field) {
        Set<String> said = new LinkedHashSet<>();
        text(body, field).ifPresent(said::add);
        body.path("items").forEach(item -> text(item, field).ifPresent(said::add));
        return said.size() == 1 ? said.stream().findFirst() : Optional.empty();
    }

    private static Optional<String> text(JsonNode body, String field) {
        return Optional.ofNullable(body.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
