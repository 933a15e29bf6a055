package org.biotrail.tracker.dataset;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.member.Members;
import org.biotrail.tracker.member.Memberships;
import org.biotrail.tracker.member.Role;
import org.biotrail.tracker.order.Order;
import org.biotrail.tracker.order.Orders;
import org.biotrail.tracker.project.Projects;
import org.biotrail.tracker.user.Standing;
import org.biotrail.tracker.user.Users;
import org.jspecify.annotations.Nullable;

/** What is done with datasets, in the transaction at hand. The order's row is always locked before the dataset's. */
@ApplicationScoped
public class Datasets {
    @Inject
    Orders orders;

    @Inject
    Projects projects;

    @Inject
    Memberships memberships;

    @Inject
    Users users;

    @Inject
    Writes writes;

    /** Adds a dataset to an order; both are recorded. */
    Uni<Dataset> add(UUID orderId, DatasetDraft draft, Actor actor) {
        return orders.locked(orderId).flatMap(order -> {
            requireMayAdd(order, actor);
            order.requireTakesDatasets();
            Dataset dataset = new Dataset().apply(draft);
            dataset.orderId = orderId;
            if (draft.id() != null) {
                if (!actor.has(Permission.DATA_MANAGEMENT)) {
                    throw Problem.forbiddenField("id");
                }
                dataset.id = draft.id().value();
            }
            return requireProject(dataset, null, actor)
                    .chain(() -> memberships.replace(
                            dataset, Members.of(draft.members().orElse(List.of())), actor))
                    .chain(() -> named(dataset))
                    .chain(() -> writes.because("Add dataset from order " + order.title()))
                    .chain(() -> dataset.<Dataset>persist())
                    .chain(() -> writes.because("Dataset added"))
                    .invoke(() -> order.addDataset(dataset.id))
                    .replaceWith(dataset);
        });
    }

    Uni<?> change(UUID id, DatasetChange draft, Actor actor) {
        return administered(id, actor).flatMap(dataset -> {
            if (!Objects.equals(draft.orderId(), dataset.orderId)) {
                throw Problem.rule("order_id", "immutable", "A dataset stays with its order");
            }
            UUID project = dataset.projectId;
            String privacy = dataset.privacy;
            dataset.apply(draft);
            return named(dataset)
                    .chain(() -> requireProject(dataset, project, actor))
                    .chain(() -> privacy.equals(dataset.privacy)
                            ? Uni.createFrom().voidItem()
                            : requirePrivacyFree(dataset, actor));
        });
    }

    /** Removes a dataset that nothing belongs to; its order is told. */
    Uni<?> remove(UUID id, Actor actor) {
        return administered(id, actor).flatMap(dataset -> {
            if (dataset.workspaceOf != null) {
                throw Problem.conflict("", "workspace", "A workspace goes with its user only");
            }
            return requireUnused(id)
                    .chain(() -> writes.because("Dataset deleted"))
                    .chain(() -> orders.locked(dataset.orderId))
                    .invoke(order -> order.removeDataset(id))
                    .chain(() -> dataset.delete());
        });
    }

    /** The dataset, its row locked, for who administers it; fails with 404 and 403. */
    Uni<Dataset> administered(UUID id, Actor actor) {
        return Dataset.<Dataset>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("The dataset"))
                .call(dataset -> role(id, actor).invoke(role -> {
                    if (!Role.ADMIN.word().equals(role)) {
                        throw Problem.forbidden("not_admin", "This needs the role admin on the dataset");
                    }
                }));
    }

    private static Uni<Object> role(UUID id, Actor actor) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                "select coalesce(dataset_role(d, ?2, ?3, ?4), '') from dataset d where d.id = ?1")
                        .setParameter(1, id)
                        .setParameter(2, actor.id())
                        .setParameter(3, actor.has(Permission.DATA_EDIT))
                        .setParameter(4, actor.has(Permission.DATA_MANAGEMENT))
                        .getSingleResultOrNull());
    }

    private static void requireMayAdd(Order order, Actor actor) {
        boolean may = actor.has(Permission.DATA_MANAGEMENT)
                || (actor.has(Permission.DATA_EDIT) && order.hasEditor(actor.id()))
                || (actor.isAtLeast(Level.FULL_USER) && order.isWorkspaceOf(actor.id()));
        if (!may) {
            throw Problem.forbidden("permission_missing", "Datasets are added by the order's editors");
        }
    }

    /** A project that comes new takes datasets from those who may write to it. */
    private Uni<Void> requireProject(Dataset dataset, @Nullable UUID before, Actor actor) {
        UUID after = dataset.projectId;
        return after == null || after.equals(before)
                ? Uni.createFrom().voidItem()
                : projects.find(after)
                        .invoke(project -> project.requireTakesDatasets(actor))
                        .replaceWithVoid();
    }

    /** The workspace of a registered user stays as private as it is. */
    private Uni<Void> requirePrivacyFree(Dataset dataset, Actor actor) {
        return dataset.workspaceOwner()
                .map(owner ->
                        users.standings(List.of(owner)).invoke(standings -> requireGrown(standings, owner, actor)))
                .map(Uni::replaceWithVoid)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private static void requireGrown(Map<String, Standing> standings, String owner, Actor actor) {
        Level level = standings.getOrDefault(owner, Standing.UNKNOWN).level();
        if (level.compareTo(Level.FULL_USER) < 0 && !actor.isSuperAdmin()) {
            throw Problem.forbidden("level_too_low", "The workspace of a registered user stays private");
        }
    }

    private static Uni<Dataset> named(Dataset dataset) {
        if (dataset.name != null) {
            return Uni.createFrom().item(dataset);
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select free_dataset_name(?1)")
                        .setParameter(1, dataset.title)
                        .getSingleResult())
                .invoke(name -> dataset.name = String.valueOf(name))
                .replaceWith(dataset);
    }

    private static Uni<Void> requireUnused(UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select cast(usage_of_dataset(?1) as text)")
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .invoke(used -> {
                    if (used != null) {
                        throw Problem.conflict("", "in_use", "The dataset has contents: " + used);
                    }
                })
                .replaceWithVoid();
    }
}
