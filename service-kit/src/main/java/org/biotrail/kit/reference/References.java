package org.biotrail.kit.reference;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * Finds what a text refers to: in this service's own tables, or in its copy of another's things; on a miss in a copy
 * the owner is asked once over REST and the answer kept.
 */
@ApplicationScoped
public class References {
    private static final int MAX_CANDIDATES = 20;
    /** So many questions are under way to an owner at a time, for one import. */
    private static final int QUESTIONS = 8;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    @Inject
    Pool pool;

    @Inject
    Owners owners;

    /**
     * The id of the one thing that the text refers to.
     *
     * @param thing subject type, for example {@code taxon}
     * @param field for the violation
     * @return the id; fails with 422 {@code unknown_reference} or {@code ambiguous_reference} (with
     *     {@code candidates}), or 503 when the owner had to be asked and did not answer
     */
    public Uni<String> resolve(String thing, String field, String text) {
        return matches(thing, List.of(text))
                .map(found -> found.getOrDefault(text, List.of()))
                .flatMap(ids -> ids.isEmpty()
                        ? owners.ask(thing, text)
                        : Uni.createFrom().item(ids))
                .map(ids -> one(thing, field, text, ids));
    }

    /**
     * Many texts of one thing at once, in a bounded number of statements, for imports.
     *
     * @return text to ids: none, one or several
     */
    public Uni<Map<String, List<String>>> resolveAll(String thing, List<String> texts) {
        List<String> distinct = texts.stream().distinct().toList();
        return matches(thing, distinct).flatMap(found -> askForTheRest(thing, distinct, found));
    }

    private Uni<Map<String, List<String>>> askForTheRest(
            String thing, List<String> texts, Map<String, List<String>> found) {
        return Multi.createFrom()
                .iterable(texts)
                .filter(text -> !found.containsKey(text))
                .onItem()
                .transformToUni(text -> owners.ask(thing, text).map(ids -> Map.entry(text, ids)))
                .merge(QUESTIONS)
                .collect()
                .asList()
                .map(answers -> {
                    Map<String, List<String>> all = new LinkedHashMap<>();
                    texts.forEach(text -> all.put(text, found.getOrDefault(text, List.of())));
                    answers.forEach(answer -> all.put(answer.getKey(), answer.getValue()));
                    return all;
                });
    }

    /** What is found here; texts that nothing is found for are absent. */
    private Uni<Map<String, List<String>>> matches(String thing, List<String> texts) {
        if (!NAME.matcher(thing).matches()) {
            throw new IllegalArgumentException(thing + " is no thing's name");
        }
        String sql =
                "select reference, id::text from unnest($1::text[]) reference, " + thing + "_matches(reference) id";
        return pool.preparedQuery(sql)
                .execute(Tuple.of(texts.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, List<String>> found = new LinkedHashMap<>();
                    rows.forEach(row -> found.computeIfAbsent(row.getString(0), text -> new ArrayList<>())
                            .add(row.getString(1)));
                    return found;
                });
    }

    private static String one(String thing, String field, String text, List<String> ids) {
        if (ids.isEmpty()) {
            throw Problem.rule(field, "unknown_reference", "No " + thing + " is known as " + text);
        }
        if (ids.size() > 1) {
            throw Problem.rule(
                            field,
                            "ambiguous_reference",
                            "Several of " + thing + " are known as " + text + "; use the id")
                    .with("candidates", ids.stream().limit(MAX_CANDIDATES).toList());
        }
        return ids.get(0);
    }
}
