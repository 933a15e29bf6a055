package org.biotrail.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * SQL within the transaction at hand, for rules about sets rather than one entity. Values stand as {@code ?1}, {@code ?2}
 * …; lists travel as JSON text, and so do answers.
 */
public final class Sql {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sql() {}

    /** The one text that a SELECT answers; empty for no row or null. */
    public static Uni<Optional<String>> text(String sql, Object... values) {
        return Panache.getSession()
                .flatMap(session -> bound(session.createNativeQuery(sql, String.class), values)
                        .getResultList())
                .map(rows -> rows.stream().filter(Objects::nonNull).findFirst());
    }

    /** The one JSON value that a SELECT answers as text; JSON's null for no row. */
    public static Uni<JsonNode> json(String sql, Object... values) {
        return text(sql, values).map(text -> text.map(Sql::read).orElseGet(JSON::nullNode));
    }

    /** Runs a statement; answers how many rows it touched. */
    public static Uni<Integer> run(String sql, Object... values) {
        return Panache.getSession()
                .flatMap(
                        session -> bound(session.createNativeQuery(sql), values).executeUpdate());
    }

    /** A list as the JSON text that {@code jsonb_array_elements_text(cast(cast(?1 as text) as jsonb))} takes apart. */
    public static String list(List<?> values) {
        return JSON.valueToTree(values.stream().map(Object::toString).toList()).toString();
    }

    private static <T> Mutiny.SelectionQuery<T> bound(Mutiny.SelectionQuery<T> query, Object... values) {
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    private static <T> Mutiny.Query<T> bound(Mutiny.Query<T> query, Object... values) {
        for (int i = 0; i < values.length; i++) {
            query.setParameter(i + 1, values[i]);
        }
        return query;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
