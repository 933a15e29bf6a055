package org.biotrail.audit.page;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the page has to know before anybody is signed in. */
@Path("/page/settings")
@Tag(name = "page")
@ApplicationScoped
public class PageResource {
    /** Where people sign in, as their browsers reach it. */
    @ConfigProperty(name = "biotrail.page.issuer")
    Optional<String> issuer;

    @ConfigProperty(name = "biotrail.page.client")
    String client;

    /**
     * Where and as what the page signs people in.
     *
     * @param issuer of OpenID Connect; empty where nobody signs in
     * @param clientId of the public client in the realm
     */
    public record Settings(
            String issuer, @JsonProperty("client_id") String clientId) {}

    @GET
    @Operation(operationId = "getPageSettings", summary = "Where and as what the page for people signs them in")
    @APIResponse(responseCode = "200", description = "Issuer and client id of OpenID Connect; nothing secret")
    @SecurityRequirements
    public Settings settings() {
        return new Settings(issuer.orElse(""), client);
    }
}
