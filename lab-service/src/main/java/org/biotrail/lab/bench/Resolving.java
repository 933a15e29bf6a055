package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Problems;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.write.RefersTo;
import org.jspecify.annotations.Nullable;

/**
 * Turns many bodies into drafts: texts that refer to things become ids, all texts of one kind by one question.
 *
 * @param <D> the draft, a record
 */
public final class Resolving<D> {
    private static final SnakeCaseStrategy NAMES = new SnakeCaseStrategy();

    private final Class<D> type;
    private final Map<String, String> references = new HashMap<>();
    private final Set<String> fields = new LinkedHashSet<>();

    public Resolving(Class<D> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            String field = NAMES.translate(component.getName());
            fields.add(field);
            Optional.ofNullable(component.getAnnotation(RefersTo.class))
                    .ifPresent(refers -> references.put(field, refers.value()));
        }
    }

    /** A body with the number of its item, and the id and code it brings. */
    public record Sent(int number, ObjectNode body, Optional<String> id, Optional<String> code) {}

    /**
     * Makes items of bodies.
     *
     * @param lookUp what texts of a thing refer to: text to ids
     */
    public Uni<List<Item<D>>> items(
            List<Sent> sent, BiFunction<String, List<String>, Uni<Map<String, List<String>>>> lookUp) {
        Map<String, Map<String, List<String>>> found = new HashMap<>();
        return Multi.createFrom()
                .iterable(Set.copyOf(references.values()))
                .onItem()
                .transformToUniAndConcatenate(
                        thing -> lookUp(thing, sent, lookUp).invoke(ids -> found.put(thing, ids)))
                .collect()
                .asList()
                .call(all -> lookUpInstead(found, lookUp))
                .map(all -> sent.stream().map(one -> item(one, found)).toList());
    }

    private Uni<Map<String, List<String>>> lookUp(
            String thing, List<Sent> sent, BiFunction<String, List<String>, Uni<Map<String, List<String>>>> lookUp) {
        Set<String> texts = new LinkedHashSet<>();
        references.forEach((field, referred) -> {
            if (referred.equals(thing)) {
                sent.forEach(one -> each(one.body().get(field)).forEach(text -> texts.add(text.asText())));
            }
        });
        return texts.isEmpty() ? Uni.createFrom().item(Map.of()) : lookUp.apply(thing, List.copyOf(texts));
    }

    /** What texts name that refer to nothing of their kind. */
    private static Uni<?> lookUpInstead(
            Map<String, Map<String, List<String>>> found,
            BiFunction<String, List<String>, Uni<Map<String, List<String>>>> lookUp) {
        return Multi.createFrom()
                .iterable(BenchSight.INSTEAD.entrySet())
                .onItem()
                .transformToUniAndConcatenate(kind -> {
                    List<String> unknown = found.getOrDefault(kind.getKey(), Map.of()).entrySet().stream()
                            .filter(text -> text.getValue().isEmpty())
                            .map(Map.Entry::getKey)
                            .toList();
                    return unknown.isEmpty()
                            ? Uni.createFrom().item(Map.of())
                            : lookUp.apply(kind.getValue(), unknown).invoke(ids -> found.put(kind.getValue(), ids));
                })
                .collect()
                .asList();
    }

    private Item<D> item(Sent sent, Map<String, Map<String, List<String>>> found) {
        List<Violation> wrong = new ArrayList<>();
        ObjectNode body = sent.body().deepCopy();
        body.properties().forEach(member -> {
            if (!fields.contains(member.getKey())) {
                wrong.add(new Violation(member.getKey(), "unknown_field", "There is no field " + member.getKey()));
            }
        });
        references.forEach((field, thing) -> {
            JsonNode value = body.get(field);
            if (value instanceof ArrayNode list) {
                ArrayNode ids = list.arrayNode();
                list.forEach(text -> ids.add(id(field, thing, text.asText(), found, wrong)));
                body.set(field, ids);
            } else if (value != null && !value.isNull()) {
                body.set(field, TextNode.valueOf(id(field, thing, value.asText(), found, wrong)));
            }
        });
        Optional<UUID> id = sent.id().flatMap(text -> uuid(text, wrong));
        D draft = wrong.isEmpty() ? bind(body, wrong) : null;
        Item<D> item = new Item<>(sent.number(), draft, id, sent.code());
        wrong.forEach(v -> item.violations().add(v.field(), v.code(), v.message()));
        return item;
    }

    private @Nullable D bind(ObjectNode body, List<Violation> wrong) {
        try {
            return Rows.JSON.convertValue(body, type);
        } catch (IllegalArgumentException failure) {
            String field = failure.getCause() instanceof JsonMappingException mapping ? Problems.path(mapping) : "";
            wrong.add(new Violation(field, "format", field + " has another form"));
            return null;
        }
    }

    private static String id(
            String field,
            String thing,
            String text,
            Map<String, Map<String, List<String>>> found,
            List<Violation> wrong) {
        List<String> ids = found.getOrDefault(thing, Map.of()).getOrDefault(text, List.of());
        if (ids.size() == 1) {
            return ids.get(0);
        }
        wrong.add(
                ids.isEmpty()
                        ? new Violation(field, "unknown_reference", unknown(thing, text, found))
                        : new Violation(field, "ambiguous_reference", "Several are called " + text));
        return text;
    }

    private static String unknown(String thing, String text, Map<String, Map<String, List<String>>> found) {
        String message = "No " + thing + " is called " + text;
        return Optional.ofNullable(BenchSight.INSTEAD.get(thing))
                .filter(other -> !found.getOrDefault(other, Map.of())
                        .getOrDefault(text, List.of())
                        .isEmpty())
                .map(other -> message + ", only a " + other)
                .orElse(message);
    }

    private static Optional<UUID> uuid(String text, List<Violation> wrong) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException malformed) {
            wrong.add(new Violation("id", "format", "An id is a UUID"));
            return Optional.empty();
        }
    }

    private static List<JsonNode> each(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        if (value instanceof ArrayNode list) {
            list.forEach(all::add);
        } else {
            all.add(value);
        }
        return all;
    }

    /**
     * The items of a body; a body without {@code items} is its only one.
     *
     * @throws Problem 422 for none, 413 for more than a thousand
     */
    public static List<Sent> sent(ObjectNode body) {
        JsonNode items = body.get("items");
        if (items == null) {
            return List.of(new Sent(0, Placeholders.read(body, ""), Optional.empty(), Optional.empty()));
        }
        if (!(items instanceof ArrayNode list)) {
            throw Problem.rule("items", "wrong_type", "items is a list");
        }
        checkCount(list.size());
        ObjectNode common = body.deepCopy().without(List.of("items"));
        List<Sent> sent = new ArrayList<>();
        for (JsonNode item : list) {
            if (!(item instanceof ObjectNode own)) {
                throw Problem.rule("items", "wrong_type", "An item is an object");
            }
            ObjectNode whole = common.deepCopy().setAll(own);
            sent.add(new Sent(
                    sent.size(),
                    Placeholders.read(whole, "items[" + sent.size() + "]."),
                    Optional.empty(),
                    Optional.empty()));
        }
        return sent;
    }

    /** For a list in a body: at least one, at most a thousand. */
    public static void checkCount(int items) {
        if (items == 0) {
            throw Problem.rule("items", "required", "At least one item");
        }
        if (items > 1000) {
            throw Problem.tooLarge("At most 1000 items in one request");
        }
    }
}
