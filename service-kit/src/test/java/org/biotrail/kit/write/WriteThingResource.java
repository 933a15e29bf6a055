package org.biotrail.kit.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;

/** The things over HTTP, as a service has its own. */
@Path("/write-things")
public class WriteThingResource {
    static final Listing THINGS = Listing.of("write_thing", "/write-things")
            .sort("name")
            .geometry("place")
            .computed("mine", "boolean", actor -> Condition.of("created_by = ?::text", actor.id()))
            .computed("greeting", "text", actor -> Condition.of("?::text || ' ' || name", actor.name()))
            .withheld(
                    actor -> actor.isSuperAdmin() ? Condition.ALL : Condition.of("parent_name not like ?", "secret%"),
                    "parent_name")
            .build();

    @Inject
    Writes writes;

    @Inject
    Listings listings;

    @Inject
    Caller caller;

    @GET
    public Uni<Response> list() {
        return listings.list(THINGS);
    }

    @GET
    @Path("/{id}")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(THINGS, id);
    }

    @POST
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return writes.create(
                THINGS,
                WriteThing.Draft.class,
                body,
                (draft, write) -> new WriteThing().apply(draft, write).persist());
    }

    @PATCH
    @Path("/{id}")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return writes.change(
                THINGS,
                WriteThing.Draft.class,
                id,
                patch,
                (key, draft, write) -> WriteThing.<WriteThing>findById(UUID.fromString(key))
                        .invoke(thing -> thing.apply(draft, write)));
    }

    @DELETE
    @Path("/{id}")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(THINGS, id, key -> WriteThing.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/fault")
    public Uni<Response> fault() {
        throw new IllegalStateException("select secret from thing");
    }
}
