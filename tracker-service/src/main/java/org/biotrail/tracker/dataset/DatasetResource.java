package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.tracker.facet.Facets;
import org.biotrail.tracker.statistics.Statistics;
import org.biotrail.tracker.text.Pages;
import org.biotrail.tracker.usage.UsageElsewhere;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Datasets over HTTP; how much one shows depends on who asks ({@code spec/tracker.md} §4). */
@Path("/datasets")
@Tag(name = "datasets", description = "Publications that live")
public class DatasetResource {
    static final String MERGE_PATCH = "application/merge-patch+json";
    static final Listing DATASETS = DatasetListings.DATASETS;
    static final Listing OWNED = DatasetListings.OWNED;

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Datasets datasets;

    @Inject
    CitedReferences cited;

    @Inject
    Facets facets;

    @Inject
    UsageElsewhere elsewhere;

    @Inject
    Pages pages;

    @Inject
    Statistics statistics;

    @Inject
    Caller caller;

    @Inject
    UriInfo uri;

    @GET
    @SecurityRequirements
    @Operation(operationId = "listDatasets", summary = "The datasets that one may find")
    public Uni<Response> list() {
        Actor actor = caller.actor();
        Listing listing = actor.has(Permission.OWNERS_READ) ? OWNED : DATASETS;
        return listings.list(listing, DatasetListings.ofCaller(uri.getQueryParameters(), actor))
                .flatMap(page -> facets.beside(
                        page,
                        listing,
                        uri.getQueryParameters(),
                        actor,
                        others -> DatasetListings.ofCaller(others, actor)));
    }

    @GET
    @Path("/{id}")
    @SecurityRequirements
    @Operation(
            operationId = "getDataset",
            summary = "One dataset, by id or name; with order and members for its admins")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.find(OWNED, id).flatMap(owned -> listings.item(owned.isPresent() ? OWNED : DATASETS, id));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getDatasetHistory", summary = "Where the dataset's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        caller.actor().requireSignedIn();
        return listings.idOf(DatasetListings.OWNED, id).flatMap(key -> listings.history(DatasetListings.OWNED, key));
    }

    @GET
    @Path("/{id}/statistics")
    @SecurityRequirements
    @Operation(
            operationId = "getDatasetStatistics",
            summary = "How much there is in the dataset, as far as the caller may read it")
    @Special(answer = Statistics.Counts.class)
    public Uni<ObjectNode> statistics(@PathParam("id") String id) {
        return listings.idOf(DATASETS, id)
                .flatMap(key -> statistics.count(Optional.of(UUID.fromString(key)), Optional.empty(), caller.actor()));
    }

    /** As BibTeX, those that must be cited first. */
    @GET
    @Path("/{id}/references.bib")
    @Produces(CitedReferences.BIBTEX)
    @SecurityRequirements
    @Operation(
            operationId = "getDatasetReferences",
            summary = "The dataset's references as BibTeX, those that must be cited first")
    @APIResponse(
            responseCode = "200",
            description = "The references",
            content = @Content(mediaType = CitedReferences.BIBTEX, schema = @Schema(type = SchemaType.STRING)))
    public Uni<String> references(@PathParam("id") String id) {
        return listings.idOf(DATASETS, id).flatMap(key -> cited.by(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/{text: description|metadata|policy}")
    @SecurityRequirements
    @Operation(operationId = "getDatasetText", summary = "A text of the dataset, as it was written or as harmless HTML")
    public Uni<Response> text(@PathParam("id") String id, @PathParam("text") String text) {
        return pages.page(DatasetListings.DATASETS, id, text);
    }

    /** A dataset is made in its order. */
    @POST
    @Operation(operationId = "createDatasetNowhere", summary = "Always 405: datasets are added to an order")
    public Uni<Response> create() {
        throw Problem.notAllowed("A dataset is made by POST /orders/{order}/datasets");
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MERGE_PATCH, MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeDataset", summary = "Changes a dataset (RFC 7396); members have their own paths")
    @RequestBody(content = @Content(schema = @Schema(implementation = DatasetChange.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().requireSignedIn();
        return listings.idOf(DatasetListings.DATASETS, id)
                .flatMap(key -> writes.change(
                        DatasetListings.ADMINISTERED,
                        DatasetChange.class,
                        key,
                        patch,
                        (found, draft, write) -> datasets.change(UUID.fromString(found), draft, write.actor())));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteDataset", summary = "Removes a dataset that has no contents")
    public Uni<Response> delete(@PathParam("id") String id) {
        Actor actor = caller.actor().requireSignedIn();
        return listings.find(DATASETS, id)
                .map(found -> found.orElseThrow(() -> Problem.notFound("dataset " + id)))
                .call(this::requireUnused)
                .flatMap(found -> writes.delete(
                        DatasetListings.ADMINISTERED,
                        found.path("id").asText(),
                        key -> datasets.remove(UUID.fromString(key), actor)));
    }

    /** Others are asked for who may delete it alone; who may not is refused by the deletion. */
    private Uni<Void> requireUnused(ObjectNode dataset) {
        return dataset.path("my_access").path("administer").asBoolean()
                ? elsewhere.requireUnused(UUID.fromString(dataset.path("id").asText()))
                : Uni.createFrom().voidItem();
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importDatasets", summary = "Imports datasets into their orders as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("datasets", body);
    }
}
