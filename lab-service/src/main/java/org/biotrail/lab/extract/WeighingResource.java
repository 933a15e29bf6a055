package org.biotrail.lab.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Body;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Reading;
import org.biotrail.lab.bench.Resolving;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Weighings over HTTP: one request checks the sample, allocates the extract's code, makes it and advises. */
@Path("/weighings")
@Tag(name = "weighings")
public class WeighingResource {
    static final Listing WEIGHINGS = Filters.usedByDataset(Listing.of("weighing", "/weighings"), "weighing")
            .sort("-weighed_at")
            .refers("sample", "field_sample_id", "field_sample")
            .refers("extract", "extract_id", "extract")
            .equal("within_tolerance")
            .visible(Reading::inDataset)
            .announced()
            .build();

    private static final Resolving<Weighing.Draft> DRAFTS = new Resolving<>(Weighing.Draft.class);

    @Inject
    Bench bench;

    @Inject
    Weighings weighings;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listWeighings", summary = "Weighings")
    public Uni<Response> list() {
        return bench.listOpen(WEIGHINGS, Condition.ALL);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getWeighing", summary = "One weighing, by its id or its extract's code")
    public Uni<Response> get(@PathParam("id") String id) {
        return bench.getOpen(WEIGHINGS, id);
    }

    @POST
    @Operation(
            operationId = "weigh",
            summary = "Weigh one sample, or up to 1000 as items; answers extract, temporary label and advice")
    @Special(
            body = Weighing.Draft.class,
            items = true,
            status = 201,
            rows = "weighing",
            example =
                    "{\"field_sample_id\": \"dbgi_000001\", \"mass\": 50.2, \"mass_unit\": \"mg\", \"target_mass\": 50, \"tolerance\": 0.5}")
    public Uni<Response> weigh(ObjectNode body) {
        return Body.given(body).has("items")
                ? bench.many(201, DRAFTS, body, WEIGHINGS.view(), weighings::make)
                : bench.create(
                        WEIGHINGS,
                        Weighing.Draft.class,
                        body,
                        (tables, item, rules) -> weighings.make(tables, List.of(item), rules));
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "correctWeighing", summary = "Correct a weight, with a reason in X-Change-Comment")
    public Uni<Response> correct(
            @PathParam("id") String id, @HeaderParam("X-Change-Comment") @Nullable String reason, ObjectNode patch) {
        caller.actor().requireSignedIn();
        if (Optional.ofNullable(reason).filter(text -> !text.isBlank()).isEmpty()) {
            throw Problem.rule("X-Change-Comment", "reason_required", "A correction of a weight needs a reason");
        }
        return bench.change(
                WEIGHINGS,
                Weighing.Draft.class,
                id,
                patch,
                (tables, key, item, rules) -> weighings.change(tables, UUID.fromString(key), item, rules));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteWeighing",
            summary = "Delete a weighing with its extract, while that is only weighed")
    public Uni<Response> delete(@PathParam("id") String id) {
        return bench.delete(WEIGHINGS, id, key -> weighings.delete(bench.tables(), UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importWeighings", summary = "Import weighings as a job; each makes its extract")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("weighings", body);
    }

    @GET
    @Path("/{id}/history")
    @SecurityRequirement(name = "oidc")
    @Operation(operationId = "weighingHistory", summary = "Every change of a weighing")
    public Uni<Response> history(@PathParam("id") String id) {
        return bench.history(WEIGHINGS, id);
    }
}
