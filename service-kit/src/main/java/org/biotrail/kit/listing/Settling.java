package org.biotrail.kit.listing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;

/** Finds out what the references and look-ups of a condition mean, before the list is asked. */
@ApplicationScoped
class Settling {
    @Inject
    Pool pool;

    @Inject
    References references;

    @Inject
    Caller caller;

    /**
     * The condition with ids in place of references and values in place of look-ups. An id is taken as it is: a list of
     * what refers to nothing is empty.
     *
     * @return fails with 422 for a code or name that nothing has, or that several things have
     */
    Uni<Condition> settle(Condition condition) {
        List<Object> open = condition.arguments().stream()
                .filter(Settling::isOpen)
                .distinct()
                .toList();
        return open.isEmpty()
                ? Uni.createFrom().item(condition)
                : known(open)
                        .map(found -> new Condition(
                                condition.sql(),
                                condition.arguments().stream()
                                        .map(argument -> found.getOrDefault(argument, argument))
                                        .toList()));
    }

    private static boolean isOpen(Object argument) {
        return argument instanceof Asking
                || argument instanceof Lookup
                || argument instanceof Reference
                || (argument instanceof Comparison comparison && comparison.operator() == Operator.REFERS);
    }

    /** Each reference is resolved once; then one statement makes all look-ups, however many there are. */
    private Uni<Map<Object, Object>> known(List<Object> open) {
        List<Lookup> lookups = open.stream()
                .filter(Lookup.class::isInstance)
                .map(Lookup.class::cast)
                .toList();
        return Multi.createFrom()
                .items(open.stream().flatMap(Settling::reference).distinct())
                .onItem()
                .transformToUniAndConcatenate(reference -> refer(reference).map(id -> Map.entry(reference, id)))
                .collect()
                .asMap(Map.Entry::getKey, Map.Entry::getValue)
                .map(ids -> (Function<Reference, String>) reference -> Objects.requireNonNull(ids.get(reference)))
                .flatMap(ids -> find(lookups, ids).map(values -> {
                    Map<Object, Object> found = new HashMap<>(values);
                    open.forEach(argument -> found.computeIfAbsent(argument, it -> meaning(it, ids)));
                    return found;
                }));
    }

    private static Stream<Reference> reference(Object argument) {
        if (argument instanceof Comparison comparison) {
            return Stream.of(of(comparison));
        }
        return argument instanceof Lookup lookup
                ? lookup.thing().stream()
                : Stream.of(argument).filter(Reference.class::isInstance).map(Reference.class::cast);
    }

    private static Reference of(Comparison comparison) {
        return new Reference(
                comparison.parameter(), comparison.thing(), comparison.texts().get(0));
    }

    private Object meaning(Object argument, Function<Reference, String> ids) {
        if (argument instanceof Asking asking) {
            return asking.of(caller.actor());
        }
        return argument instanceof Comparison comparison
                ? comparison.to(ids.apply(of(comparison)))
                : new Lookup.Found("uuid", ids.apply((Reference) argument));
    }

    private Uni<Map<Lookup, Object>> find(List<Lookup> lookups, Function<Reference, String> ids) {
        if (lookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        String values = IntStream.rangeClosed(1, lookups.size())
                .mapToObj(n -> lookups.get(n - 1).function() + "($" + n + ")::text")
                .collect(Collectors.joining(", "));
        List<String> texts = lookups.stream()
                .map(lookup -> lookup.thing().map(ids).orElse(lookup.text()))
                .toList();
        return pool.preparedQuery("select unnest(array[" + values + "])")
                .execute(Tuple.from(texts))
                .map(rows -> {
                    Map<Lookup, Object> found = new HashMap<>();
                    Iterator<Lookup> asked = lookups.iterator();
                    rows.forEach(row -> {
                        Lookup lookup = asked.next();
                        found.put(lookup, new Lookup.Found(lookup.type(), row.getString(0)));
                    });
                    return found;
                });
    }

    private Uni<String> refer(Reference reference) {
        return Kind.isUuid(reference.text())
                ? Uni.createFrom().item(reference.text())
                : references
                        .resolve(reference.thing(), reference.parameter(), reference.text())
                        .onFailure(Settling::isOwnerAway)
                        .transform(away -> Problem.rule(
                                reference.parameter(),
                                "unknown_reference",
                                "No " + reference.thing() + " is known here as " + reference.text()));
    }

    /** A list goes on being answered while the owner of what it is filtered by is away. */
    private static boolean isOwnerAway(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 503;
    }
}
