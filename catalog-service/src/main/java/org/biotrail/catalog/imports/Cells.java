package org.biotrail.catalog.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a table mean to a draft: the columns are its fields, a reference may leave out {@code _id}, lists
 * have semicolons between, and a table's texts become the numbers and flags that the fields are.
 */
final class Cells<D> {
    private static final int LONGEST_NUMBER = 100;
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Class<D> draft;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /** A field of the draft, with the thing it refers to. */
    private record Field(Class<?> type, boolean many, Optional<String> thing) {}

    Cells(Class<D> draft) {
        this.draft = draft;
        for (RecordComponent component : draft.getRecordComponents()) {
            fields.put(NAMES.translate(component.getName()), field(component));
        }
    }

    List<String> columns() {
        return List.copyOf(fields.keySet());
    }

    /** {@code institution → institution_id}. */
    Map<String, String> aliases() {
        return fields.entrySet().stream()
                .filter(field ->
                        field.getValue().thing().isPresent() && field.getKey().endsWith("_id"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(name -> name.substring(0, name.length() - 3), name -> name));
    }

    /** The fields that refer to things, and to which. */
    Map<String, String> references() {
        return fields.entrySet().stream()
                .filter(field -> field.getValue().thing().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> field.getValue().thing().orElseThrow()));
    }

    /** The texts of a row's field, one, or those of a list. */
    static List<String> texts(JsonNode value) {
        if (value.isArray()) {
            List<String> texts = new ArrayList<>();
            value.forEach(element -> texts.add(element.asText().strip()));
            return texts;
        }
        return Arrays.stream(value.asText().split(";", -1))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    boolean many(String field) {
        return fields.containsKey(field) && fields.get(field).many();
    }

    /**
     * A row as a body.
     *
     * @throws Problem 422 {@code number_form} or {@code flag_form}
     */
    ObjectNode body(ObjectNode row) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        row.properties()
                .forEach(cell ->
                        body.set(cell.getKey(), value(cell.getKey(), fields.get(cell.getKey()), cell.getValue())));
        return body;
    }

    /** @throws Problem 422 for values of another type than the draft's */
    D bind(ObjectMapper json, ObjectNode body) {
        try {
            return json.readerFor(draft).readValue(body);
        } catch (JsonProcessingException wrong) {
            throw explained(wrong);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode value(String name, @Nullable Field field, JsonNode cell) {
        if (field == null || cell.isNull()) {
            return cell;
        }
        if (field.many() && cell.isTextual()) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            texts(cell).forEach(list::add);
            return list;
        }
        if (field.type() == String.class && cell.isValueNode()) {
            return JsonNodeFactory.instance.textNode(cell.asText());
        }
        if (!cell.isTextual()) {
            return cell;
        }
        String text = cell.asText().strip();
        if (text.isEmpty()) {
            return NullNode.getInstance();
        }
        if (Number.class.isAssignableFrom(field.type()) || field.type() == int.class) {
            BigDecimal number = number(name, text, field.type());
            return field.type() == BigDecimal.class
                    ? JsonNodeFactory.instance.numberNode(number)
                    : JsonNodeFactory.instance.numberNode(number.toBigIntegerExact());
        }
        return field.type() == Boolean.class ? JsonNodeFactory.instance.booleanNode(flag(name, text)) : cell;
    }

    private static BigDecimal number(String name, String text, Class<?> type) {
        try {
            BigDecimal number = new BigDecimal(text);
            boolean whole =
                    type == BigDecimal.class || number.stripTrailingZeros().scale() <= 0;
            if (text.length() <= LONGEST_NUMBER && Math.abs((long) number.scale()) <= LONGEST_NUMBER && whole) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one complaint about numbers.
        }
        throw Problem.rule(name, "number_form", name + " is a number");
    }

    private static boolean flag(String name, String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "1" -> true;
            case "false", "f", "no", "0" -> false;
            default -> throw Problem.rule(name, "flag_form", name + " is true or false");
        };
    }

    private static Problem explained(JsonProcessingException wrong) {
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        String field = wrong instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? String.valueOf(mapping.getPath().get(0).getFieldName())
                : "";
        return Problem.rule(field, "wrong_type", field + " has another type");
    }

    private static Field field(RecordComponent component) {
        Optional<String> thing =
                Optional.ofNullable(component.getAnnotation(RefersTo.class)).map(RefersTo::value);
        Type type = component.getGenericType();
        boolean many = false;
        while (type instanceof ParameterizedType generic) {
            many |= List.class == generic.getRawType();
            if (Map.class == generic.getRawType()) {
                return new Field(Map.class, false, thing);
            }
            type = generic.getActualTypeArguments()[0];
        }
        return new Field(type instanceof Class<?> plain ? plain : Object.class, many && isPlain(type), thing);
    }

    /** Lists of objects are no cells with semicolons. */
    private static boolean isPlain(Type type) {
        return type == String.class || type == UUID.class || type == Integer.class || type == BigDecimal.class;
    }
}
