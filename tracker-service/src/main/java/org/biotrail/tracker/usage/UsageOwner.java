package org.biotrail.tracker.usage;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;

/** A service whose things belong to datasets, as far as it is asked for them. */
interface UsageOwner {

    /** Answers {@code {"counts": {"<kind>": n}}}. */
    @GET
    @Path("/usage/dataset/{id}")
    Uni<ObjectNode> ofDataset(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @PathParam("id") String id);
}
