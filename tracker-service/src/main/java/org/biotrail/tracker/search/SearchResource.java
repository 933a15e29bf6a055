package org.biotrail.tracker.search;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.tracker.dataset.DatasetListings;
import org.biotrail.tracker.facet.Facets;
import org.biotrail.tracker.project.ProjectResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Everything that is published, searched at once ({@code spec/tracker.md} §7). */
@Path("/search")
@Tag(name = "search", description = "Datasets and projects, searched at once")
public class SearchResource {
    static final Listing FOUND = DatasetListings.searched(Facets.filtered(Listing.of("search_result", "/search"))
                    .view("search_view")
                    .sort("title")
                    .hidden("description", "metadata", "properties", "listed", "embargo_until", "version")
                    .equal("type"))
            .visible(SearchResource::found)
            .build();

    @Inject
    Listings listings;

    @Inject
    Facets facets;

    @Inject
    Caller caller;

    @Inject
    UriInfo uri;

    @GET
    @SecurityRequirements
    @Operation(
            operationId = "search",
            summary = "Datasets and projects that one may find, those first that fit best what is searched")
    public Uni<Response> search() {
        return listings.list(FOUND)
                .flatMap(page ->
                        facets.beside(page, FOUND, uri.getQueryParameters(), caller.actor(), others -> Condition.ALL));
    }

    /** Of each thing what its own list shows. */
    private static Condition found(Actor actor) {
        return of("dataset", DatasetListings.found(actor)).or(of("project", ProjectResource.listedOrOwn(actor)));
    }

    private static Condition of(String type, Condition found) {
        return Condition.of("type = '" + type + "'").and(found);
    }
}
