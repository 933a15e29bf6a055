package org.biotrail.tracker.member;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.user.Standing;
import org.biotrail.tracker.user.Users;

/** Changes of members, one at a time, in the transaction that has the thing's row locked. */
@ApplicationScoped
public class Memberships {
    @Inject
    Users users;

    /** Adds a member; fails with 409 {@code duplicate} for one who is there. */
    public Uni<Member> add(Membered thing, MemberDraft draft, Actor actor) {
        Member member = draft.member();
        if (thing.members().of(member.userId()).isPresent()) {
            throw Problem.conflict("user_id", "duplicate", "This user is a member already");
        }
        return replace(thing, thing.members().with(member), actor).replaceWith(member);
    }

    /**
     * Changes a member's role or expiry; fails with 404 for one who is none.
     *
     * @param ends whether the draft says when the membership ends, or that it does not
     */
    public Uni<Member> change(Membered thing, String userId, RoleDraft draft, boolean ends, Actor actor) {
        Member before = member(thing, userId);
        String end =
                draft.expiresAt() == null ? null : draft.expiresAt().toInstant().toString();
        Member after = new Member(
                userId, draft.role() == null ? before.role() : draft.role().word(), ends ? end : before.expiresAt());
        return replace(thing, thing.members().with(after), actor).replaceWith(after);
    }

    /** Removes a member; fails with 404 for one who is none. */
    public Uni<Void> remove(Membered thing, String userId, Actor actor) {
        member(thing, userId);
        return replace(thing, thing.members().without(userId), actor);
    }

    /** Holds a whole list to the rules, and sets it. */
    public Uni<Void> replace(Membered thing, Members after, Actor actor) {
        Set<String> concerned = new HashSet<>(after.users());
        thing.workspaceOwner().ifPresent(concerned::add);
        return users.standings(concerned)
                .invoke(standings -> {
                    requireFree(thing, after, standings, actor);
                    after.requireAllowed(thing.members(), standings);
                    if (thing.needsAdmin()) {
                        after.requireAdmin(standings);
                    }
                    thing.replaceMembers(after);
                })
                .replaceWithVoid();
    }

    /** The workspace of a registered user has no other members. */
    private static void requireFree(Membered thing, Members after, Map<String, Standing> standings, Actor actor) {
        boolean closed = thing.workspaceOwner()
                .map(owner -> standings.getOrDefault(owner, Standing.UNKNOWN).level() == Level.REGISTERED
                        && after.users().stream().anyMatch(user -> !user.equals(owner)))
                .orElse(false);
        if (closed && !actor.isSuperAdmin()) {
            throw Problem.forbidden("level_too_low", "The workspace of a registered user has no other members");
        }
    }

    private static Member member(Membered thing, String userId) {
        return thing.members().of(userId).orElseThrow(() -> Problem.notFound("The member " + userId));
    }
}
