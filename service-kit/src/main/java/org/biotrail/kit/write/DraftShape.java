package org.biotrail.kit.write;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The fields of a draft record by their names in JSON, with what refers to things, at every depth. */
record DraftShape(Class<?> type, Map<String, Field> fields) {
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    /**
     * One field.
     *
     * @param refersTo the subject type it refers to
     * @param nested the shape of its value, or of the elements of its list, where that is a record with references
     */
    record Field(RecordComponent component, Optional<String> refersTo, Optional<DraftShape> nested) {}

    /** A value that refers to something, and how to put the id in its place. */
    record Reference(String thing, String path, JsonNode value, UnaryOperator<JsonNode> replace) {}

    static DraftShape of(Class<?> type) {
        Map<String, Field> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            fields.put(
                    name(component),
                    new Field(
                            component,
                            Optional.ofNullable(component.getAnnotation(RefersTo.class))
                                    .map(RefersTo::value),
                            record(component.getGenericType()).map(DraftShape::of)));
        }
        return new DraftShape(type, fields);
    }

    Set<String> names() {
        return fields.keySet();
    }

    /** The stored row cut down to what a draft holds: embedded things become their ids, derived members go. */
    ObjectNode writable(ObjectNode row) {
        ObjectNode cut = row.objectNode();
        fields.forEach((name, field) -> {
            JsonNode value = row.path(name);
            if (!value.isMissingNode() && !value.isNull()) {
                cut.set(name, each(value, element -> writable(field, element)));
            }
        });
        return cut;
    }

    private static JsonNode writable(Field field, JsonNode value) {
        if (field.refersTo().isPresent()) {
            return value.has("id") ? value.get("id") : value;
        }
        return field.nested().isPresent() && value instanceof ObjectNode object
                ? field.nested().get().writable(object)
                : value;
    }

    /** Everything in the body that refers to a thing. */
    List<Reference> references(String path, ObjectNode body) {
        List<Reference> found = new ArrayList<>();
        fields.forEach((name, field) -> {
            JsonNode value = body.path(name);
            String at = path.isEmpty() ? name : path + "." + name;
            if (value instanceof ArrayNode list) {
                for (int i = 0; i < list.size(); i++) {
                    int index = i;
                    found.addAll(references(field, at + "[" + i + "]", list.get(i), id -> list.set(index, id)));
                }
            } else if (!value.isMissingNode() && !value.isNull()) {
                found.addAll(references(field, at, value, id -> body.replace(name, id)));
            }
        });
        return found;
    }

    private static List<Reference> references(Field field, String at, JsonNode value, UnaryOperator<JsonNode> replace) {
        if (field.refersTo().isPresent()) {
            return List.of(new Reference(field.refersTo().get(), at, value, replace));
        }
        return field.nested().isPresent() && value instanceof ObjectNode object
                ? field.nested().get().references(at, object)
                : List.of();
    }

    private static JsonNode each(JsonNode value, UnaryOperator<JsonNode> work) {
        if (!(value instanceof ArrayNode list)) {
            return work.apply(value);
        }
        ArrayNode worked = list.arrayNode();
        list.forEach(element -> worked.add(work.apply(element)));
        return worked;
    }

    private static String name(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> NAMES.translate(component.getName()));
    }

    /** A value type with a reader of its own (an EDTF date, a code) is no object of these fields in JSON. */
    private static boolean readsItself(Class<?> type) {
        return Stream.concat(Arrays.stream(type.getDeclaredMethods()), Arrays.stream(type.getDeclaredConstructors()))
                .anyMatch(member -> member.isAnnotationPresent(JsonCreator.class));
    }

    private static Optional<Class<?>> record(Type type) {
        if (type instanceof Class<?> plain) {
            return plain.isRecord() && !readsItself(plain) ? Optional.of(plain) : Optional.empty();
        }
        boolean wraps = type instanceof ParameterizedType generic
                && generic.getRawType() instanceof Class<?> raw
                && (Collection.class.isAssignableFrom(raw) || raw == Optional.class);
        return wraps ? record(((ParameterizedType) type).getActualTypeArguments()[0]) : Optional.empty();
    }
}
