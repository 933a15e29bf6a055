package org.biotrail.tracker.license;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The licences that a dataset can have. */
@Path("/licenses")
@Tag(name = "datasets")
public class LicenseResource {
    /** One licence, by its SPDX identifier. */
    public record Known(String id, String url) {}

    @GET
    @SecurityRequirements
    @Operation(operationId = "listLicenses", summary = "The licences that a dataset can have, by SPDX identifier")
    public Map<String, List<Known>> list() {
        return Map.of(
                "data",
                License.KNOWN.entrySet().stream()
                        .map(known -> new Known(known.getKey(), known.getValue()))
                        .toList());
    }
}
