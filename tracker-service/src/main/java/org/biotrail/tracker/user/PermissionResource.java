package org.biotrail.tracker.user;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.biotrail.kit.access.Permission;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What permissions there are, and what each implies. */
@Path("/permissions")
@Tag(name = "users")
public class PermissionResource {
    /** One permission; {@code implies} names all that it gives, directly or not. */
    public record Known(String name, Set<Permission> implies) {}

    @GET
    @SecurityRequirements
    @Operation(operationId = "listPermissions", summary = "The permissions, and what each implies")
    public Map<String, List<Known>> list() {
        return Map.of(
                "data",
                Stream.of(Permission.values()).map(PermissionResource::known).toList());
    }

    private static Known known(Permission permission) {
        Set<Permission> implied = Permission.closure(List.of(permission));
        implied.remove(permission);
        return new Known(permission.name(), implied);
    }
}
