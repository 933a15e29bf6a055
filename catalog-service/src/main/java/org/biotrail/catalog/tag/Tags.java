package org.biotrail.catalog.tag;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/** What is done with tags, and who may do it. */
@ApplicationScoped
class Tags {

    Uni<Tag> change(UUID id, TagDraft draft, Actor actor) {
        return editable(id, actor).map(tag -> tag.apply(draft));
    }

    Uni<Void> remove(UUID id, Actor actor) {
        return editable(id, actor).call(() -> Usage.requireNone("tag", id)).chain(Tag::delete);
    }

    private static Uni<Tag> editable(UUID id, Actor actor) {
        return Tag.<Tag>findById(id).invoke(tag -> {
            if (!tag.createdBy.equals(actor.id()) && !actor.isSuperAdmin()) {
                throw Problem.forbidden("not_the_creator", "A tag is edited by who entered it, or by a super admin");
            }
        });
    }
}
