package org.biotrail.catalog.translation;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All texts in all languages over HTTP, for those who translate. */
@Path("/translations")
@Tag(name = "translations", description = "What is written, and what is missing, in which language")
public class TranslationResource {
    static final Listing TRANSLATIONS = Listing.of("translation", "/translations")
            .sort("thing_type", "thing_name", "rank", "language")
            .search("thing_name", "name", "description")
            .words("thing_type", List.of("tag", "trait", "unit"))
            .equal("thing_id")
            .equal("language")
            .equal("missing")
            .build();

    @Inject
    Listings listings;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(
            operationId = "listTranslations",
            summary = "Texts by thing and language, those that are missing too",
            description = "rank is 0 for the thing itself, and the rank of a trait's category.")
    public Uni<Response> list() {
        return listings.list(TRANSLATIONS);
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importTranslations",
            summary = "Imports texts as a job",
            description =
                    "Columns thing_type (tag, trait or unit), thing, rank (of a trait's category), language, name,"
                            + " description; export_name is understood as thing.")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("translations", body);
    }
}
