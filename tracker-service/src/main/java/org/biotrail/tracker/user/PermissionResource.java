package org.biotrail.tracker.user;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What permissions there are, what each gives, and what it implies. */
@Path("/permissions")
@Tag(name = "users")
public class PermissionResource {
    @Inject
    Permissions permissions;

    /** One permission; {@code implies} names all that it gives, directly or not. */
    public record Known(String name, String gives, List<String> implies) {}

    @GET
    @SecurityRequirements
    @Operation(operationId = "listPermissions", summary = "The permissions, what each gives, and what it implies")
    public Uni<Map<String, List<Known>>> list() {
        return permissions.all().map(all -> Map.of("data", all));
    }
}
