package org.biotrail.kit.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** tracker-service, as far as a service asks it for the person behind a token. */
@RegisterRestClient(configKey = "tracker")
@Path("/tracker/v1/users")
public interface TrackerUsers {

    /** Creates the user at their first request anywhere in the suite. */
    @GET
    @Path("/me")
    @Timeout(3000)
    @CircuitBreaker(requestVolumeThreshold = 10, delay = 5000, skipOn = jakarta.ws.rs.WebApplicationException.class)
    Uni<ObjectNode> me(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
