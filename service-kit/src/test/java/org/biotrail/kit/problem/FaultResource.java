package org.biotrail.kit.problem;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

/** Fails as it is asked to. */
@Path("/faults")
public class FaultResource {
    @Inject
    Pool pool;

    /** Runs the body, so that PostgreSQL says what it says. */
    @POST
    @Path("/sql")
    @Consumes("text/plain")
    public Uni<String> sql(String statement) {
        return pool.query(statement).execute().replaceWith("done");
    }

    @POST
    @Path("/json")
    @Consumes("application/json")
    public String json(JsonNode body) {
        return String.valueOf(body.size());
    }

    /** A body that is bound to a class, as no resource of ours does it. */
    @POST
    @Path("/typed")
    @Consumes("application/json")
    public String typed(Map<String, UUID> body) {
        return String.valueOf(body.size());
    }

    @GET
    @Path("/told")
    @Produces("text/plain")
    public String told(@RestQuery Optional<Integer> many, @RestQuery int few, @RestQuery Optional<Boolean> open) {
        return many.orElse(few) + " " + open.orElse(false);
    }

    @GET
    @Path("/text")
    @Produces("text/plain")
    public String text() {
        return "text";
    }

    @GET
    @Path("/deep")
    public Uni<String> deep() {
        return Uni.createFrom()
                .failure(new IllegalStateException(
                        "outer", new IllegalArgumentException("password=hunter2 in select * from secret")));
    }
}
