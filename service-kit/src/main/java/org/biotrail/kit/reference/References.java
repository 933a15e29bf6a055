package org.biotrail.kit.reference;

import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.Problem;

/**
 * Finds what a text refers to: in this service's own tables, or in its copy of another's things; on a miss in a copy
 * the owner is asked once over REST and the answer kept. What whoever asks may not see ({@link Sight}) is not found.
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

    @Inject
    Caller caller;

    @Inject
    Instance<Sight> sight;

    /**
     * The id of the one thing that the text refers to.
     *
     * @param thing subject type, for example {@code taxon}
     * @param field for the violation
     * @return the id; fails with 422 {@code unknown_reference} or {@code ambiguous_reference} (with
     *     {@code candidates}), or 503 when the owner had to be asked and did not answer
     */
    public Uni<String> resolve(String thing, String field, String text) {
        return resolveAll(thing, List.of(text))
                .map(found -> found.getOrDefault(text, List.of()))
                .flatMap(ids -> ids.isEmpty()
                        ? unknown(thing, field, text)
                        : Uni.createFrom().item(() -> one(thing, field, text, ids)));
    }

    /**
     * Many texts of one thing at once, in a bounded number of statements, for whoever sent the request at hand.
     *
     * @return text to ids: none, one or several
     */
    public Uni<Map<String, List<String>>> resolveAll(String thing, List<String> texts) {
        return resolveAll(thing, texts, asking());
    }

    /** The same for whoever an import works for. */
    public Uni<Map<String, List<String>>> resolveAll(String thing, List<String> texts, Actor asking) {
        List<String> distinct = texts.stream().distinct().toList();
        return matches(thing, distinct, asking).flatMap(found -> askForTheRest(thing, distinct, found, asking));
    }

    /** Outside of requests the service itself. */
    private Actor asking() {
        return Arc.container().requestContext().isActive() ? caller.actor() : Actor.system("");
    }

    private Uni<Map<String, List<String>>> askForTheRest(
            String thing, List<String> texts, Map<String, List<String>> found, Actor asking) {
        return Multi.createFrom()
                .iterable(texts)
                .filter(text -> !found.containsKey(text))
                .onItem()
                .transformToUni(text -> ask(thing, text, asking).map(ids -> Map.entry(text, ids)))
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

    /** The owner tells of all there is; of that what may be seen. */
    private Uni<List<String>> ask(String thing, String text, Actor asking) {
        Uni<List<String>> told = owners.ask(thing, text);
        return condition(thing, asking).isEmpty()
                ? told
                : told.flatMap(ids -> matches(thing, ids, asking))
                        .map(found -> found.values().stream()
                                .flatMap(List::stream)
                                .distinct()
                                .toList());
    }

    /** What hides things of the kind from who asks; nothing is hidden from a service. */
    private Optional<String> condition(String thing, Actor asking) {
        return asking.kind() == Actor.Kind.SYSTEM
                ? Optional.empty()
                : sight.stream().findFirst().flatMap(bean -> bean.condition(thing));
    }

    /** What is found here; texts that nothing is found for are absent, those of what may not be seen have no ids. */
    private Uni<Map<String, List<String>>> matches(String thing, List<String> texts, Actor asking) {
        if (!NAME.matcher(thing).matches()) {
            throw new IllegalArgumentException(thing + " is no thing's name");
        }
        Optional<String> seen = condition(thing, asking);
        String sql = "select reference, id::text, " + seen.orElse("true") + " from unnest($1::text[]) reference, "
                + thing + "_matches(reference) id";
        String[] all = texts.toArray(String[]::new);
        return pool.preparedQuery(sql)
                .execute(seen.isEmpty() ? Tuple.of(all) : Tuple.of(all, asking.id(), asking.granted()))
                .map(rows -> {
                    Map<String, List<String>> found = new LinkedHashMap<>();
                    rows.forEach(row -> {
                        List<String> ids = found.computeIfAbsent(row.getString(0), text -> new ArrayList<>());
                        if (Boolean.TRUE.equals(row.getBoolean(2))) {
                            ids.add(row.getString(1));
                        }
                    });
                    return found;
                });
    }

    /** 422, saying what else is known by that name where that may be. */
    private Uni<String> unknown(String thing, String field, String text) {
        String message = "No " + thing + " is known as " + text;
        return instead(thing)
                .map(other -> matches(other, List.of(text), asking())
                        .map(found -> found.isEmpty() ? message : message + ", only a " + other))
                .orElseGet(() -> Uni.createFrom().item(message))
                .flatMap(told -> Uni.createFrom().failure(Problem.rule(field, "unknown_reference", told)));
    }

    /** What a text may name that is no name of this thing. */
    public Optional<String> instead(String thing) {
        return sight.stream().findFirst().flatMap(bean -> bean.instead(thing));
    }

    private static String one(String thing, String field, String text, List<String> ids) {
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
