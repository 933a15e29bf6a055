package org.biotrail.kit.listing;

import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.listing.Condition.Asked;

/**
 * SQL while it is written: text with numbered places and the values for them. What a caller sends becomes a value,
 * never text.
 */
final class Statement {
    private final View view;
    private final List<String> languages;
    private final List<Object> values = new ArrayList<>();
    private final List<Cast> casts = new ArrayList<>();
    private final Map<Integer, Asked> asked = new LinkedHashMap<>();

    /** A text that PostgreSQL is asked to read as a type; remembered to say which one it could not read. */
    record Cast(String parameter, String type, String text) {}

    /** @param languages that the reader wants */
    Statement(View view, List<String> languages) {
        this.view = view;
        this.languages = languages;
    }

    /** The place of the languages that the reader wants. */
    String languages() {
        return "string_to_array(" + bind(String.join(",", languages)) + ", ',')";
    }

    /** Takes a value and gives its place, {@code $n}. */
    String bind(Object value) {
        if (value instanceof Asked given) {
            asked.put(values.size(), given);
            return bind(given.text());
        }
        values.add(value instanceof Collection<?> many ? array(many) : value);
        return "$" + values.size();
    }

    /** Takes a text and gives the expression that reads it as the type. */
    String cast(String parameter, String type, String text) {
        if (Kind.of(type) == Kind.OTHER) {
            casts.add(new Cast(parameter, type, text));
        }
        String place = bind(text) + "::text";
        return Kind.of(type) == Kind.TEXT ? place : place + "::" + Column.castType(type);
    }

    /** Writes a condition with its values bound. */
    String where(Condition condition) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        int argument = 0;
        for (int i = 0; i < condition.sql().length(); i++) {
            char c = condition.sql().charAt(i);
            quoted ^= c == '\'';
            if (c == '?' && !quoted) {
                Object value = condition.arguments().get(argument++);
                text.append(place(value));
            } else {
                text.append(c);
            }
        }
        if (argument != condition.arguments().size()) {
            throw new IllegalArgumentException("Places and arguments differ in " + condition.sql());
        }
        return text.toString();
    }

    private String place(Object value) {
        if (value instanceof Comparison comparison) {
            return Target.of(view, comparison).compare(this, comparison);
        }
        if (value instanceof Lookup lookup) {
            return "(select " + lookup.function() + "(" + bind(lookup.text()) + "))";
        }
        return value instanceof Lookup.Found found ? bind(found.text()) + "::text::" + found.type() : bind(value);
    }

    Tuple tuple() {
        return Tuple.from(values);
    }

    List<Object> values() {
        return List.copyOf(values);
    }

    List<Cast> casts() {
        return List.copyOf(casts);
    }

    /** The texts that stand for parameters as they came, by their place, from 0. */
    Map<Integer, Asked> asked() {
        return Collections.unmodifiableMap(asked);
    }

    private static Object array(Collection<?> many) {
        return !many.isEmpty() && many.iterator().next() instanceof UUID
                ? many.toArray(UUID[]::new)
                : many.stream().map(String::valueOf).toArray(String[]::new);
    }
}
