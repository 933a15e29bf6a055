package org.biotrail.lab.vocabulary;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The PSI-MS vocabulary over HTTP; everybody reads, DATA_MANAGEMENT brings a newer one. */
@Path("/vocabularies/psi-ms")
@Tag(name = "vocabularies")
public class PsiMsResource {
    static final Listing TERMS = Listing.of("psi_ms_term", "/vocabularies/psi-ms/terms")
            .sort("accession")
            .search("name")
            .equal("obsolete")
            .parameter(
                    "parent",
                    "a term by accession: what descends from it, MS:1000031 for instrument models",
                    true,
                    value -> Condition.of("accession in (select psi_ms_below(?))", value))
            .build();

    @Inject
    Listings listings;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Path("/terms")
    @Operation(operationId = "listPsiMsTerms", summary = "Terms of the PSI-MS vocabulary")
    public Uni<Response> list() {
        return listings.list(TERMS);
    }

    @GET
    @Path("/terms/{id}")
    @Operation(operationId = "getPsiMsTerm", summary = "One term by accession or name")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(TERMS, id);
    }

    @POST
    @Path("/imports")
    @Consumes({
        "text/obo",
        "application/obo",
        "text/csv",
        "text/tab-separated-values",
        "application/x-ndjson",
        MediaType.MULTIPART_FORM_DATA
    })
    @Operation(operationId = "importPsiMs", summary = "Import a newer PSI-MS vocabulary, as OBO, as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept("psi-ms", body);
    }
}
