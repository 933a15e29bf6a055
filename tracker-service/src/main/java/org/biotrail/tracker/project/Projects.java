package org.biotrail.tracker.project;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.member.Members;
import org.biotrail.tracker.member.Memberships;

/** What is done with projects, in the transaction at hand. */
@ApplicationScoped
public class Projects {
    @Inject
    Memberships memberships;

    Uni<Project> make(ProjectDraft draft, Actor actor) {
        Project project = new Project().apply(draft);
        if (draft.id() != null) {
            if (!actor.has(Permission.DATA_MANAGEMENT)) {
                throw Problem.forbiddenField("id");
            }
            project.id = draft.id().value();
        }
        Members members = Members.of(draft.members().orElse(List.of()));
        return memberships
                .replace(project, members.withAdmin(actor.id()), actor)
                .chain(() -> project.persist());
    }

    Uni<?> change(UUID id, ProjectChange draft, Actor actor) {
        return find(id).flatMap(project -> {
            project.requireAdmin(actor);
            String before = project.code;
            project.apply(draft);
            boolean recoded = before != null && !Objects.equals(before, project.code);
            return recoded
                    ? requireUnused(id, "code", "Labels, samples or containers carry the code")
                    : Uni.createFrom().voidItem();
        });
    }

    Uni<?> remove(UUID id, Actor actor) {
        return administered(id, actor).flatMap(project -> {
            if (project.workspaceOf != null) {
                throw Problem.conflict("", "workspace", "A workspace goes with its user only");
            }
            return requireUnused(id, "", "Labels, samples or containers belong to this project")
                    .chain(() -> project.delete());
        });
    }

    /** The project, its row locked, for who administers it; fails with 404 and 403. */
    Uni<Project> administered(UUID id, Actor actor) {
        return locked(id).invoke(project -> project.requireAdmin(actor));
    }

    /** The project, its row locked; fails with 404. */
    public Uni<Project> locked(UUID id) {
        return Project.<Project>findById(id, LockModeType.PESSIMISTIC_WRITE)
                .onItem()
                .ifNull()
                .failWith(() -> Problem.notFound("The project"));
    }

    /** The project; fails with 404. */
    public Uni<Project> find(UUID id) {
        return Project.<Project>findById(id).onItem().ifNull().failWith(() -> Problem.notFound("The project"));
    }

    private static Uni<Void> requireUnused(UUID id, String field, String message) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery("select cast(usage_of_project(?1) as text)")
                        .setParameter(1, id)
                        .getSingleResultOrNull())
                .invoke(used -> {
                    if (used != null) {
                        throw Problem.conflict(field, "in_use", message + ": " + used);
                    }
                })
                .replaceWithVoid();
    }
}
