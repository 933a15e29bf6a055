package org.biotrail.kit.listing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
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
                : Multi.createFrom()
                        .iterable(open)
                        .onItem()
                        .transformToUniAndConcatenate(
                                argument -> meaning(argument).map(found -> Map.entry(argument, found)))
                        .collect()
                        .asMap(Map.Entry::getKey, Map.Entry::getValue)
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

    private Uni<Object> meaning(Object argument) {
        if (argument instanceof Asking asking) {
            return Uni.createFrom().item(asking.of(caller.actor()));
        }
        if (argument instanceof Lookup lookup) {
            return find(lookup);
        }
        return argument instanceof Reference reference
                ? refer(reference).map(id -> new Lookup.Found("uuid", id))
                : refer((Comparison) argument);
    }

    private Uni<Object> find(Lookup lookup) {
        return lookup.thing()
                .map(this::refer)
                .orElseGet(() -> Uni.createFrom().item(lookup.text()))
                .flatMap(text -> pool.preparedQuery("select " + lookup.function() + "($1)::text")
                        .execute(Tuple.of(text)))
                .map(rows ->
                        new Lookup.Found(lookup.type(), rows.iterator().next().getString(0)));
    }

    private Uni<Object> refer(Comparison reference) {
        return refer(new Reference(
                        reference.parameter(),
                        reference.thing(),
                        reference.texts().get(0)))
                .map(reference::to);
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
