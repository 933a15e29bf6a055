package org.biotrail.kit.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.listing.ListingShape;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Makes schemas of the columns of views and of the components of drafts. */
final class Schemas {
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE =
            new PropertyNamingStrategies.SnakeCaseStrategy();
    private static final String UUID_EXAMPLE = "0197a5d4-7b3c-7e21-9d52-6f1f0a3c8b11";
    private static final int MAX_DEPTH = 4;

    private Schemas() {}

    /** {@code FieldRecord} for {@code field_record}. */
    static String name(String thing) {
        return Stream.of(thing.split("_"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    static Schema row(ListingShape shape) {
        Schema row = of(SchemaType.OBJECT);
        shape.fields().forEach(field -> row.addProperty(field.name(), column(field)));
        List<String> always = shape.fields().stream()
                .filter(field -> field.mandatory() && !field.hidden())
                .map(ListingShape.Field::name)
                .toList();
        return always.isEmpty() ? row : row.required(always);
    }

    private static Schema column(ListingShape.Field field) {
        Schema schema = type(field.type());
        if (field.hidden()) {
            schema.setDescription("Answered when fields= names it.");
        }
        if (!field.mandatory() && schema.getType() != null) {
            schema.addType(SchemaType.NULL);
        }
        return schema;
    }

    private static Schema type(String type) {
        if (type.endsWith("[]")) {
            return of(SchemaType.ARRAY).items(type(type.substring(0, type.length() - 2)));
        }
        return switch (type) {
            case "uuid" -> uuid();
            case "smallint", "integer" -> of(SchemaType.INTEGER).format("int32").examples(List.of(3));
            case "bigint" -> of(SchemaType.INTEGER).format("int64").examples(List.of(7));
            case "numeric", "real", "double precision" -> of(SchemaType.NUMBER).examples(List.of(12.5));
            case "boolean" -> of(SchemaType.BOOLEAN).examples(List.of(true));
            case "date" -> date();
            case "timestamp with time zone" -> time();
            case "json", "jsonb" -> OASFactory.createSchema();
            case "geometry", "geography" -> of(SchemaType.OBJECT).description("A GeoJSON geometry (RFC 7946).");
            default -> of(SchemaType.STRING);
        };
    }

    /** What a caller may write: the components of a record, by their names in JSON. */
    static Schema draft(Class<?> type) {
        return draft(type, 0);
    }

    private static Schema draft(Class<?> type, int depth) {
        Schema schema = of(SchemaType.OBJECT)
                .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
        for (RecordComponent component : type.getRecordComponents()) {
            schema.addProperty(name(component), component(component, depth));
        }
        return schema;
    }

    /** What a merge patch may say (RFC 7396): the same, and null for what may be cleared. */
    static Schema patch(Class<?> type) {
        Schema schema = draft(type);
        Stream.of(type.getRecordComponents())
                .filter(component -> component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                        || component.getType() == Optional.class)
                .flatMap(component -> Stream.ofNullable(schema.getProperties())
                        .flatMap(all -> Stream.ofNullable(all.get(name(component)))))
                .filter(property -> property.getType() != null)
                .forEach(Schemas::orNull);
        return schema;
    }

    private static void orNull(Schema schema) {
        schema.addType(SchemaType.NULL);
        if (schema.getEnumeration() != null && !schema.getEnumeration().isEmpty()) {
            List<Object> words = new ArrayList<>(schema.getEnumeration());
            words.add(null);
            schema.setEnumeration(words);
        }
    }

    /** What is answered: the components of a record, all there but those that may be null. */
    static Schema answer(Class<?> type) {
        Schema schema = of(SchemaType.OBJECT);
        List<String> always = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Schema shape = answered(component.getGenericType());
            words(component).forEach(shape::addEnumeration);
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                always.add(name(component));
            } else if (shape.getType() != null) {
                shape.addType(SchemaType.NULL);
            }
            schema.addProperty(name(component), shape);
        }
        return always.isEmpty() ? schema : schema.required(always);
    }

    private static Schema answered(Type type) {
        Class<?> raw = raw(type);
        if (Collection.class.isAssignableFrom(raw)) {
            return of(SchemaType.ARRAY).items(answered(argument(type)));
        }
        if (raw == Map.class && type instanceof ParameterizedType parameterized) {
            return of(SchemaType.OBJECT)
                    .additionalPropertiesSchema(answered(parameterized.getActualTypeArguments()[1]));
        }
        return raw.isRecord() ? answer(raw) : java(type, 0);
    }

    private static Schema component(RecordComponent component, int depth) {
        RefersTo refers = component.getAnnotation(RefersTo.class);
        if (refers == null) {
            Schema shape = java(component.getGenericType(), depth);
            words(component).forEach(shape::addEnumeration);
            return shape;
        }
        Schema reference = of(SchemaType.STRING)
                .description("A " + refers.value().replace('_', ' ') + ": its id, code or unambiguous name.")
                .examples(List.of(UUID_EXAMPLE));
        return Collection.class.isAssignableFrom(raw(component.getGenericType()))
                ? of(SchemaType.ARRAY).items(reference)
                : reference;
    }

    /** The words that a component is one of, from {@code @Schema(enumeration = …)}. */
    private static List<String> words(RecordComponent component) {
        return Stream.ofNullable(component
                        .getAccessor()
                        .getAnnotation(org.eclipse.microprofile.openapi.annotations.media.Schema.class))
                .flatMap(said -> Stream.of(said.enumeration()))
                .toList();
    }

    private static Schema java(Type type, int depth) {
        Class<?> raw = raw(type);
        if (raw == Optional.class) {
            return java(argument(type), depth);
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return of(SchemaType.ARRAY).items(java(argument(type), depth));
        }
        if (raw == UUID.class) {
            return uuid();
        }
        if (raw == LocalDate.class) {
            return date();
        }
        if (raw == Instant.class || raw == OffsetDateTime.class) {
            return time();
        }
        if (Set.of(int.class, Integer.class, long.class, Long.class, short.class, Short.class, BigInteger.class)
                .contains(raw)) {
            return of(SchemaType.INTEGER).examples(List.of(3));
        }
        if (Set.of(double.class, Double.class, float.class, Float.class, BigDecimal.class)
                .contains(raw)) {
            return of(SchemaType.NUMBER).examples(List.of(12.5));
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return of(SchemaType.BOOLEAN).examples(List.of(true));
        }
        if (raw.isRecord() && depth < MAX_DEPTH && raw.getRecordComponents().length > 1) {
            return draft(raw, depth + 1);
        }
        return CharSequence.class.isAssignableFrom(raw) || raw.isEnum() || raw.isRecord()
                ? of(SchemaType.STRING)
                : OASFactory.createSchema();
    }

    private static String name(RecordComponent component) {
        JsonProperty named = component.getAnnotation(JsonProperty.class);
        return named != null && !named.value().isEmpty() ? named.value() : SNAKE.translate(component.getName());
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        return type instanceof ParameterizedType parameterized ? (Class<?>) parameterized.getRawType() : Object.class;
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType parameterized
                ? parameterized.getActualTypeArguments()[0]
                : Object.class;
    }

    static Schema of(SchemaType type) {
        return OASFactory.createSchema().type(new ArrayList<>(List.of(type)));
    }

    static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }

    private static Schema uuid() {
        return of(SchemaType.STRING).format("uuid").examples(List.of(UUID_EXAMPLE));
    }

    private static Schema date() {
        return of(SchemaType.STRING).format("date").examples(List.of("2026-01-31"));
    }

    private static Schema time() {
        return of(SchemaType.STRING).format("date-time").examples(List.of("2026-01-31T12:00:00Z"));
    }
}
