package org.biotrail.audit.integrity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether anybody changed the log. */
@Path("/integrity")
@Tag(name = "integrity")
public class IntegrityResource {
    private static final Set<String> PARAMETERS = Set.of("from", "to");

    @Inject
    Integrity integrity;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "verifyIntegrity",
            summary = "Computes the chains again and names the first row that does not fit",
            description = "Every activity's hash is SHA-256 of the previous one's hash and its own canonical JSON"
                    + " (RFC 8785). Without from and to the chains are followed from their first link to the newest, and"
                    + " compared with the hashes published last; with them only what occurred between.")
    @APIResponse(responseCode = "200", description = "Whether all fits; else the first row that does not, and why")
    @APIResponse(responseCode = "400", description = "A parameter that is unknown or no time")
    @APIResponse(responseCode = "401", description = "Nobody is signed in")
    @APIResponse(responseCode = "403", description = "The caller does not read the history of everything")
    @APIResponse(responseCode = "503", description = "Another verification runs")
    public Uni<ObjectNode> verify(
            @Parameter(description = "RFC 3339", example = "2026-01-01T00:00:00Z") @QueryParam("from")
                    Optional<String> from,
            @Parameter(description = "RFC 3339", example = "2026-02-01T00:00:00Z") @QueryParam("to")
                    Optional<String> to,
            @Context UriInfo request) {
        caller.actor().require(Permission.OWNERS_READ);
        for (String name : request.getQueryParameters().keySet()) {
            if (!PARAMETERS.contains(name)) {
                throw Problem.unreadable(name, "unknown_parameter", "There is no parameter " + name + " here");
            }
        }
        return integrity.verify(from.map(text -> time("from", text)), to.map(text -> time("to", text)));
    }

    private static OffsetDateTime time(String parameter, String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+'));
        } catch (DateTimeException e) {
            throw Problem.unreadable(parameter, "invalid_value", parameter + " is a time such as 2026-01-31T12:00:00Z");
        }
    }
}
