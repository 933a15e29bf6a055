package org.biotrail.audit.subject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.flipkart.zjsonpatch.JsonDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What differs between two copies of one thing. */
record Difference(JsonNode before, JsonNode after) {
    /** Fields that tell of the change rather than of the thing. */
    private static final Set<String> STAMPS = Set.of("version", "updated_at", "updated_by");

    /**
     * One field, or one element of a list field, that differs.
     *
     * @param old null in JSON where there was nothing
     * @param fresh null in JSON where there is nothing
     */
    record Element(String field, JsonNode old, JsonNode fresh) {}

    /** RFC 6902: applied to the copy before, it gives the copy after. */
    JsonNode patch() {
        return JsonDiff.asJson(before, after);
    }

    /** The elements with the names of what they refer to; an empty name is none. */
    ArrayNode changes(Map<JsonNode, String> labels) {
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        for (Element element : elements()) {
            changes.addObject()
                    .put("field", element.field())
                    .<ObjectNode>set("old", element.old())
                    .<ObjectNode>set("new", element.fresh())
                    .<ObjectNode>set("old_label", label(labels, element.old()))
                    .set("new_label", label(labels, element.fresh()));
        }
        return changes;
    }

    /** Every field that differs, but for the stamps; of two lists each element that came, went or changed. */
    List<Element> elements() {
        List<Element> elements = new ArrayList<>();
        Set<String> fields = new TreeSet<>();
        before.fieldNames().forEachRemaining(fields::add);
        after.fieldNames().forEachRemaining(fields::add);
        fields.stream().filter(Predicate.not(STAMPS::contains)).forEach(field -> {
            JsonNode old = value(before.path(field));
            JsonNode fresh = value(after.path(field));
            if (old.equals(fresh)) {
                return;
            }
            if (old.isArray() && fresh.isArray()) {
                elements.addAll(ofLists(field, old, fresh));
            } else {
                elements.add(new Element(field, old, fresh));
            }
        });
        return elements;
    }

    private static List<Element> ofLists(String field, JsonNode old, JsonNode fresh) {
        List<JsonNode> came = new ArrayList<>(list(fresh));
        List<JsonNode> went = new ArrayList<>();
        list(old).stream().filter(Predicate.not(came::remove)).forEach(went::add);
        List<Element> elements = new ArrayList<>();
        for (JsonNode gone : went) {
            JsonNode successor = came.stream()
                    .filter(candidate -> isSame(gone, candidate))
                    .findFirst()
                    .orElse(NullNode.instance);
            came.remove(successor);
            elements.add(new Element(field, gone, successor));
        }
        came.forEach(each -> elements.add(new Element(field, NullNode.instance, each)));
        // Nothing came or went: the order changed.
        return elements.isEmpty() ? List.of(new Element(field, old, fresh)) : elements;
    }

    /** Entries of a list that speak of the same thing: a member whose role changed. */
    private static boolean isSame(JsonNode one, JsonNode other) {
        return one.isObject()
                && StreamSupport.stream(((Iterable<String>) one::fieldNames).spliterator(), false)
                        .filter(name -> name.equals("id") || name.endsWith("_id"))
                        .anyMatch(name -> one.path(name).equals(other.path(name)));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode label(Map<JsonNode, String> labels, JsonNode value) {
        String label = labels.getOrDefault(value, "");
        return label.isEmpty() ? NullNode.instance : JsonNodeFactory.instance.textNode(label);
    }

    private static JsonNode value(JsonNode value) {
        return value instanceof MissingNode ? NullNode.instance : value;
    }
}
