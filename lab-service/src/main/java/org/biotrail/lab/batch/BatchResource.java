package org.biotrail.lab.batch;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
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
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.BenchSettings;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Reading;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.ReservedCodes;
import org.biotrail.lab.container.Placing;
import org.biotrail.lab.quantity.Units;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Batches over HTTP. */
@Path("/batches")
@Tag(name = "batches")
@SecurityRequirement(name = "oidc")
public class BatchResource {
    static final Listing BATCHES = Filters.within(
                    Filters.usedByDataset(Listing.of("batch", "/batches"), "batch")
                            .sort("code")
                            .refers("type", "batch_type_id", "batch_type")
                            .equal("used_for")
                            .refers("project", "project_id", "project")
                            .equal("status")
                            .equal("reserved")
                            .equal("retired")
                            .atLeast("code_from", "code")
                            .atMost("code_to", "code")
                            .atLeast("prepared_from", "prepared_at")
                            .atMost("prepared_to", "prepared_at"),
                    "batch")
            .build();

    /** What was made with a batch; the rows are things of several types. */
    static final Listing AFFECTED = Filters.usedByDataset(Listing.of("thing", "/batches/{id}/affected"), "thing")
            .sort("type", "code")
            .equal("type")
            .equal("status")
            .visible(Reading::inDataset)
            .announced()
            .build();

    @Inject
    Bench bench;

    @Inject
    Writes writes;

    @Inject
    BenchSettings settings;

    @Inject
    Batches batches;

    @Inject
    BlankOfBatch blanks;

    @Inject
    Placing placing;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listBatches", summary = "Batches")
    public Uni<Response> list() {
        return bench.list(BATCHES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getBatch", summary = "One batch by id, code or alias")
    public Uni<Response> get(@PathParam("id") String id) {
        return bench.get(BATCHES, id);
    }

    @POST
    @Operation(operationId = "createBatch", summary = "Make a batch, with its first blank if with_blank is true")
    public Uni<Response> create(ObjectNode body) {
        return bench.create(
                BATCHES,
                BatchDraft.class,
                body,
                draft -> new Item<>(0, draft, Optional.empty(), Optional.ofNullable(draft.code())),
                this::make);
    }

    private Uni<?> make(Tables tables, Item<BatchDraft> item, BenchRules rules) {
        return batches.make(tables, List.of(item), rules)
                .flatMap(made ->
                        made.isEmpty() || !Boolean.TRUE.equals(item.draft().withBlank())
                                ? Uni.createFrom().nullItem()
                                : blanks.make(tables, made.get(0), item, rules));
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeBatch", summary = "Change a batch")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return bench.change(BATCHES, BatchDraft.class, id, patch, this::change);
    }

    private Uni<?> change(Tables tables, String key, Item<BatchDraft> item, BenchRules rules) {
        UUID id = UUID.fromString(key);
        return Batch.<Batch>findById(id)
                .flatMap(batch -> Batches.isUsed(tables, id).invoke(used -> batch.change(item, used)))
                .chain(() -> placing.follow(
                        tables,
                        item,
                        "batch",
                        id,
                        item.draft().container(),
                        item.draft().position(),
                        rules.now()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteBatch", summary = "Delete an unused batch")
    public Uni<Response> delete(@PathParam("id") String id) {
        return bench.delete(BATCHES, id, this::remove);
    }

    private Uni<?> remove(String key) {
        UUID id = UUID.fromString(key);
        return Batches.isUsed(bench.tables(), id)
                .invoke(used -> {
                    if (used) {
                        throw Problem.conflict("", "in_use", "Things are made with this batch");
                    }
                })
                .chain(() -> placing.remove(
                        bench.tables(), List.of(Placing.out("batch", id, Instant.now(), Optional.of("deleted")))))
                .chain(() -> Batch.deleteById(id));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "batchHistory", summary = "Every change of a batch")
    public Uni<Response> history(@PathParam("id") String id) {
        return bench.history(BATCHES, id);
    }

    @POST
    @Path("/reservations")
    @Operation(
            operationId = "reserveBatches",
            summary = "Reserve up to 1000 consecutive codes, for labels to be printed")
    @Special(
            body = BatchReservation.class,
            status = 201,
            answer = ReservedCodes.class,
            example = "{\"count\": 8, \"project_id\": \"dbgi\"}")
    public Uni<Response> reserve(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        return writes.act(
                201,
                BatchReservation.class,
                body,
                (wanted, write) -> batches.reserve(bench.tables(), wanted, settings.rules(new Units(List.of()))));
    }

    @GET
    @Path("/{id}/affected")
    @Operation(
            operationId = "listAffectedByBatch",
            summary = "Everything made with a batch, downwards to files; a stream with Accept: application/x-ndjson")
    public Uni<Response> affected(@PathParam("id") String id) {
        return bench.idOf(BATCHES, id)
                .flatMap(batch -> bench.list(
                        AFFECTED,
                        Condition.of(
                                "(type, id) in (select m.type, m.id from made_with('batch', cast(? as uuid)) m)",
                                batch)));
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importBatches", summary = "Import batches as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("batches", body);
    }
}
