package org.biotrail.tracker.user;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a user goes ({@code spec/tracker.md} §3 user, rules 6 to 8): deactivated, merged, anonymised,
 * removed. Nobody goes who is the last active super admin, and nobody makes themself go. Every method runs in the
 * transaction at hand.
 */
@ApplicationScoped
class Departures {
    /** Columns that tell who somebody is, in their workspace too; what they were goes into no event. */
    private static final String PERSONAL =
            "name,title,email,email_public,contact,affiliation,institution_id,orcid,url,auth_ids,person_id";

    @Inject
    Users users;

    @Inject
    Writes writes;

    @Inject
    ObjectMapper json;

    /** Deactivates another user; what they leave without administrator goes to the successor. */
    Uni<?> deactivate(String id, Optional<String> reason, @Nullable String transferTo, Actor actor) {
        return leaving(id, actor)
                .call(() -> users.requireSuccessor(transferTo))
                .invoke(user -> user.deactivate(reason, OffsetDateTime.now(ZoneOffset.UTC)))
                .chain(Users::flush)
                .chain(() -> handOver(id, transferTo, actor));
    }

    Uni<?> activate(String id) {
        return Users.find(id).invoke(AppUser::activate);
    }

    /** Makes one record of two; users who have signed in are merged by super admins alone. */
    Uni<?> merge(String id, @Nullable String into, Actor actor) {
        if (into == null) {
            throw Problem.rule("into", "required", "A user is merged into another");
        }
        if (into.equals(id)) {
            throw Problem.rule("into", "same_user", "A user is merged into another, not into themself");
        }
        return leaving(id, actor)
                .invoke(user -> user.requireMergeableBy(actor))
                .chain(() -> Users.find(into))
                .invoke(user -> {
                    if (!user.active || user.mergedInto != null) {
                        throw Problem.rule("into", "user_inactive", "This user was deactivated");
                    }
                })
                .chain(() -> writes.because("User merged"))
                .chain(() -> Users.run("select cast(merge_user(?1, ?2, ?3) as text)", id, into, actor.id()));
    }

    /** Empties the profile and takes the name off the workspace; the id stays wherever it stands. */
    Uni<?> anonymise(String id, Actor actor) {
        return leaving(id, actor)
                .call(() -> writes.because("User anonymised"))
                .call(() -> Users.run("select set_config('biotrail.forget', ?1, true)", PERSONAL))
                .invoke(user -> user.anonymise(OffsetDateTime.now(ZoneOffset.UTC)))
                .chain(Users::flush)
                .call(() -> Users.run("select cast(rename_workspace(?1, ?2) as text)", id, AppUser.FORMER))
                .call(() -> Users.run("select set_config('biotrail.forget', '', true)"))
                .chain(() -> handOver(id, null, actor));
    }

    /** Removes a user who stands nowhere and never did anything; fails with 409 and the places. */
    Uni<?> remove(String id, Actor actor) {
        return leaving(id, actor)
                .chain(() -> Users.run("select cast(places_of_user(?1) as text)", id))
                .invoke(places -> {
                    if (places != null) {
                        throw Problem.conflict("", "in_use", "This user stands in other things, or changed them")
                                .with("places", read(String.valueOf(places)));
                    }
                })
                .chain(() -> Users.run("select cast(remove_user(?1) as text)", id));
    }

    private Uni<AppUser> leaving(String id, Actor actor) {
        if (id.equals(actor.id())) {
            throw Problem.forbidden("self_grant", "Nobody does this to themself");
        }
        return Users.find(id)
                .call(user -> user.active && user.effectiveLevel() == Level.SUPER_ADMIN
                        ? users.requireOtherSuperAdmin(id)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<?> handOver(String id, @Nullable String transferTo, Actor actor) {
        String successor = transferTo != null ? transferTo : actor.isAtLeast(Level.FULL_USER) ? actor.id() : "";
        return Users.run("select cast(hand_over(?1, nullif(?2, '')) as text)", id, successor);
    }

    private Object read(String places) {
        try {
            return json.readTree(places);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
