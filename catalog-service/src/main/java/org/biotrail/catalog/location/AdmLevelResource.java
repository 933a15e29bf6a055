package org.biotrail.catalog.location;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.biotrail.kit.listing.AcceptLanguage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** The levels of locations over HTTP. */
@Path("/adm-levels")
@Tag(name = "locations")
public class AdmLevelResource {
    @Inject
    LocationTree tree;

    @GET
    @Operation(
            operationId = "listAdmLevels",
            summary = "The levels in use, with names in the reader's language and geometry types")
    public Uni<Response> levels(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> wanted) {
        return tree.levels(AcceptLanguage.wanted(wanted.orElse(null)))
                .map(levels -> Response.ok(levels)
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .header(
                                HttpHeaders.CONTENT_LANGUAGE,
                                levels.at("/data/0/language").asText())
                        .build());
    }
}
