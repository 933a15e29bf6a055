package org.biotrail.tracker.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;

/** Answers the requests about members, of whatever has them. */
@ApplicationScoped
public class MemberRequests {
    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Memberships memberships;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    /**
     * A kind of thing that has members.
     *
     * @param own the listing that shows members, to those who may see them
     * @param found what can be found at all
     * @param administered the thing, its row locked; fails with 403 for who does not administer it
     */
    public record Kind(Listing own, Listing found, BiFunction<UUID, Actor, Uni<? extends Membered>> administered) {}

    /** The members, for those who may see them; 404 for others. */
    public Uni<JsonNode> list(Kind kind, String reference) {
        caller.actor().requireSignedIn();
        return listings.find(kind.own(), reference)
                .map(found -> found.orElseThrow(
                        () -> Problem.notFound("The " + kind.own().thing())))
                .map(thing -> json.createObjectNode().set("data", thing.path("members")));
    }

    /** Adds a member. */
    public Uni<Response> add(Kind kind, String reference, ObjectNode body) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.idOf(kind.found(), reference)
                .flatMap(id -> writes.act(
                        201,
                        MemberDraft.class,
                        body,
                        (draft, write) -> administered(kind, id, actor)
                                .flatMap(thing -> memberships.add(thing, draft, actor))
                                .map(json::<JsonNode>valueToTree)));
    }

    /** Changes a member's role or its end. */
    public Uni<Response> change(Kind kind, String reference, String user, ObjectNode body) {
        Actor actor = caller.actor().requireSignedIn();
        boolean ends = Body.given(body).has("expires_at");
        return listings.idOf(kind.found(), reference)
                .flatMap(id -> writes.act(
                        200,
                        RoleDraft.class,
                        body,
                        (draft, write) -> administered(kind, id, actor)
                                .flatMap(thing -> memberships.change(thing, user, draft, ends, actor))
                                .map(json::<JsonNode>valueToTree)));
    }

    /** Removes a member. */
    public Uni<Response> remove(Kind kind, String reference, String user) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.idOf(kind.found(), reference)
                .flatMap(id -> writes.act(
                        204,
                        null,
                        write -> administered(kind, id, actor)
                                .flatMap(thing -> memberships.remove(thing, user, actor))
                                .map(done -> (JsonNode) null)));
    }

    private static Uni<? extends Membered> administered(Kind kind, String id, Actor actor) {
        return kind.administered().apply(UUID.fromString(id), actor);
    }
}
