package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What catalog-service knows of coordinates. */
@RegisterRestClient(configKey = "catalog")
@Path("/catalog/v1/locations/validations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
interface CatalogAreas {

    /** Up to 10,000 coordinates, each answered with the areas around it, the outermost first. */
    @POST
    Uni<JsonNode> validate(@HeaderParam("Authorization") String authorization, JsonNode coordinates);
}
