package org.biotrail.kit.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Problems;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.reference.References;
import org.jspecify.annotations.Nullable;

/** Turns bodies into drafts, and tells of everything that is wrong with one at once. */
@ApplicationScoped
class Drafts {
    @Inject
    ObjectMapper json;

    @Inject
    References references;

    private final Map<Class<?>, DraftShape> shapes = new ConcurrentHashMap<>();

    DraftShape shape(Class<?> draft) {
        return shapes.computeIfAbsent(draft, DraftShape::of);
    }

    /**
     * Refuses what is not a field, and what only the service may set. A read-only field with its stored value is let
     * through, so that what was read can be sent back.
     */
    void refuseForeign(DraftShape shape, ObjectNode body, Set<String> columns, ObjectNode stored) {
        Violations unknown = new Violations();
        body.properties().forEach(member -> {
            String name = member.getKey();
            if (!shape.names().contains(name) && !columns.contains(name)) {
                unknown.add(name, "unknown_field", "There is no field " + name);
            }
        });
        unknown.throwIfAny();
        body.properties().forEach(member -> {
            String name = member.getKey();
            boolean readOnly = !shape.names().contains(name) || (name.equals("id") && stored.has("id"));
            if (readOnly && !MergePatch.same(member.getValue(), stored.path(name))) {
                throw Problem.forbiddenField(name);
            }
        });
    }

    /** A copy of the body in which every text that refers to a thing is the thing's id. */
    Uni<ObjectNode> resolved(DraftShape shape, ObjectNode body) {
        ObjectNode copy = body.deepCopy();
        Violations unknown = new Violations();
        return Multi.createFrom()
                .iterable(shape.references("", copy))
                .onItem()
                .transformToUniAndConcatenate(reference -> resolve(reference, unknown))
                .collect()
                .last()
                .map(done -> {
                    unknown.throwIfAny();
                    return copy;
                });
    }

    private Uni<JsonNode> resolve(DraftShape.Reference reference, Violations unknown) {
        JsonNode value = reference.value().isObject() ? reference.value().path("id") : reference.value();
        if (!value.isTextual()) {
            unknown.add(reference.path(), "wrong_type", "A reference is a text: an id, a code or a name");
            return Uni.createFrom().item(value);
        }
        return references
                .resolve(reference.thing(), reference.path(), value.textValue())
                .map(id -> reference.replace().apply(TextNode.valueOf(id)))
                .onFailure(failure -> failure instanceof Problem problem
                        && problem.status() == 422
                        && problem.details().isEmpty())
                .recoverWithItem(failure -> {
                    ((Problem) failure).violations().forEach(v -> unknown.add(v.field(), v.code(), v.message()));
                    return value;
                });
    }

    /**
     * The draft of a body.
     *
     * @throws Problem 422 with every field that is wrong
     */
    <D> D bind(DraftShape shape, Class<D> type, ObjectNode body) {
        Violations violations = new Violations();
        Object[] values = shape.fields().entrySet().stream()
                .map(field ->
                        value(field.getValue().component(), field.getKey(), body.path(field.getKey()), violations))
                .toArray();
        violations.throwIfAny();
        return construct(type, values);
    }

    private @Nullable Object value(RecordComponent component, String name, JsonNode node, Violations violations) {
        JavaType type = json.constructType(component.getGenericType());
        if (node.isMissingNode() || node.isNull()) {
            return absent(type, name, violations);
        }
        try {
            return json.readerFor(type).readValue(node);
        } catch (JsonProcessingException failure) {
            explain(name, node, failure, violations);
            return null;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object absent(JavaType type, String name, Violations violations) {
        if (type.isPrimitive()) {
            violations.add(name, "required", name + " is required");
        }
        return type.isTypeOrSubTypeOf(Optional.class) ? Optional.empty() : null;
    }

    private static void explain(String name, JsonNode node, JsonProcessingException failure, Violations violations) {
        String inside = failure instanceof JsonMappingException mapping ? Problems.path(mapping) : "";
        String path = inside.isEmpty() || inside.startsWith("[") ? name + inside : name + "." + inside;
        Throwable cause = failure.getCause();
        while (cause != null && !(cause instanceof Problem)) {
            cause = cause.getCause();
        }
        if (cause instanceof Problem problem) {
            problem.violations().forEach(v -> violations.add(within(path, node, v), v.code(), v.message()));
        } else if (failure instanceof UnrecognizedPropertyException) {
            violations.add(path, "unknown_field", "There is no field " + path);
        } else if (failure instanceof InvalidFormatException wrong
                && wrong.getTargetType().isEnum()) {
            violations.add(
                    path,
                    "unknown_value",
                    "It is one of "
                            + Arrays.toString(wrong.getTargetType().getEnumConstants())
                                    .toLowerCase(Locale.ROOT));
        } else if (failure instanceof InvalidFormatException wrong && isWrittenAsText(wrong.getTargetType())) {
            violations.add(path, "format", path + " has another form");
        } else {
            violations.add(path, "wrong_type", path + " has another type");
        }
    }

    /** Dates, ids and the like are texts in JSON; a text in the place of a number has not another form, but is none. */
    private static boolean isWrittenAsText(Class<?> type) {
        return !type.isPrimitive()
                && !Number.class.isAssignableFrom(type)
                && type != Boolean.class
                && type != String.class;
    }

    /** A value type speaks of itself by an empty field; a record names the field that is wrong. */
    private static String within(String path, JsonNode node, Violation violation) {
        return violation.field().isEmpty() || !node.isContainerNode() ? path : path + "." + violation.field();
    }

    private static <D> D construct(Class<D> type, Object[] values) {
        try {
            Constructor<D> constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Problem problem) {
                throw problem;
            }
            throw new IllegalStateException(thrown.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
