package org.biotrail.lab.code;

import com.fasterxml.jackson.core.type.TypeReference;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;

/**
 * Numbers from counter rows, by one statement inside the transaction that creates the thing: concurrent callers queue
 * on the row and get different, consecutive numbers; nobody looks for the highest ({@code spec/lab.md} §1.3).
 */
public final class Counters {
    private Counters() {}

    /**
     * Takes numbers.
     *
     * @param asked prefix to how many
     * @return prefix to the first number
     */
    public static Uni<Map<String, Integer>> take(Tables tables, Map<String, Integer> asked) {
        return asked.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : tables.ask(
                                "select cast(jsonb_object_agg(prefix, first) as text) from take_numbers(from_json($1))",
                                new TreeMap<>(asked))
                        .map(firsts -> Rows.JSON.convertValue(firsts, new TypeReference<Map<String, Integer>>() {}));
    }

    /** Explicit codes raise their counters to at least their numbers. */
    public static Uni<Void> raise(Tables tables, Collection<LabCode> codes) {
        Map<String, Integer> highest = new TreeMap<>();
        codes.forEach(code -> {
            highest.merge(code.counter(), code.number(), Math::max);
            if (code.form() == LabCode.Form.BLANK) {
                highest.put(code.text(), 1);
            }
        });
        return highest.isEmpty()
                ? Uni.createFrom().voidItem()
                : tables.ask("select cast(raise_counters(from_json($1)) as text)", highest)
                        .replaceWithVoid();
    }

    /**
     * Claims codes that are given once and never again, as the blank that bears its batch's number (§1.4).
     *
     * @return those that nobody had before
     */
    public static Uni<Set<String>> claim(Tables tables, Set<String> codes) {
        return codes.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : tables.ask(
                                "with claimed as (insert into code_counter (prefix, last) select c.value, 1"
                                        + " from jsonb_array_elements_text(from_json($1)) c order by 1"
                                        + " on conflict do nothing returning prefix)"
                                        + " select cast(coalesce(jsonb_agg(prefix), jsonb_build_array()) as text) from claimed",
                                List.copyOf(codes))
                        .map(claimed -> Set.copyOf(Rows.list(claimed, String.class)));
    }
}
