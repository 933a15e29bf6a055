package org.biotrail.tracker.order;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.user.Users;

/** What is done with orders, in the transaction at hand. */
@ApplicationScoped
public class Orders {
    @Inject
    Users users;

    @Inject
    Writes writes;

    Uni<Order> make(OrderDraft draft, Actor actor) {
        Order order = new Order().apply(draft);
        if (draft.id() != null) {
            if (!actor.has(Permission.DATA_MANAGEMENT)) {
                throw Problem.forbiddenField("id");
            }
            order.id = draft.id().value();
        }
        order.beginWith(draft.editors(), actor);
        return requireActive(order, new Order()).chain(() -> order.persist());
    }

    Uni<?> change(UUID id, OrderDraft draft, Actor actor) {
        return locked(id).flatMap(order -> {
            order.requireOpen(actor);
            Order before = people(order);
            order.apply(draft).editBy(draft.editors(), actor);
            return requireActive(order, before).chain(() -> requireActiveEditor(order));
        });
    }

    /** Takes the order to another status; fails with 409 {@code transition}. */
    Uni<Order> move(UUID id, String to, Actor actor) {
        return locked(id)
                .flatMap(order -> Panache.getSession()
                        .flatMap(session -> session.createNativeQuery(
                                        "select by_editors from order_transition where from_status = ?1 and to_status = ?2")
                                .setParameter(1, order.status)
                                .setParameter(2, to)
                                .getSingleResultOrNull())
                        .map(byEditors -> {
                            boolean allowed = byEditors != null
                                    && (Boolean.TRUE.equals(byEditors) || actor.has(Permission.DATA_MANAGEMENT));
                            if (!allowed) {
                                throw Problem.conflict(
                                        "to",
                                        "transition",
                                        "An order that is " + order.status + " does not become that by you");
                            }
                            order.status = to;
                            return order;
                        }));
    }

    /** Removes the order with its datasets, all or nothing. */
    Uni<?> remove(UUID id, Actor actor) {
        return locked(id).flatMap(order -> {
            order.requireOpen(actor);
            if (order.workspaceOf != null) {
                throw Problem.conflict("", "workspace", "A workspace goes with its user only");
            }
            return requireUnused(id)
                    .chain(() -> writes.because("Order deleted"))
                    .chain(() -> Panache.getSession()
                            .flatMap(session -> session.createNativeQuery("delete from dataset where order_id = ?1")
                                    .setParameter(1, id)
                                    .executeUpdate()))
                    .chain(() -> order.delete());
        });
    }

    /** The order, its row locked; fails with 404. */
    public Uni<Order> locked(UUID id) {
        return Order.<Order>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("The order"));
    }

    private static Uni<Void> requireUnused(UUID id) {
        return Panache.getSession()
                .flatMap(session ->
                        session.createNativeQuery("""
                        select title from dataset d
                        where order_id = ?1 and exists (select from usage_copy u where u.dataset_id = d.id)
                        order by title limit 20""").setParameter(1, id).getResultList())
                .invoke(used -> {
                    if (!used.isEmpty()) {
                        throw Problem.conflict("", "in_use", "Datasets of this order have contents: " + used);
                    }
                })
                .replaceWithVoid();
    }

    /** The people of an order as they were, to tell who comes new. */
    private static Order people(Order order) {
        Order before = new Order();
        before.generators = order.generators;
        before.authors = order.authors;
        before.organisation = order.organisation;
        before.editors = order.editors;
        return before;
    }

    private Uni<Void> requireActive(Order after, Order before) {
        return users.requireActive("generators", after.generators, before.generators)
                .chain(() -> users.requireActive("authors", after.authors, before.authors))
                .chain(() -> users.requireActive("editors", after.editors, before.editors))
                .chain(() -> users.requireActive("organisation", one(after), one(before)));
    }

    private Uni<Void> requireActiveEditor(Order order) {
        return users.standings(order.editors)
                .invoke(standings -> {
                    if (standings.values().stream().noneMatch(standing -> standing.active())) {
                        throw Problem.rule("editors", "last_editor", "At least one active editor must remain");
                    }
                })
                .replaceWithVoid();
    }

    private static List<String> one(Order order) {
        return order.organisation == null ? List.of() : List.of(order.organisation);
    }
}
