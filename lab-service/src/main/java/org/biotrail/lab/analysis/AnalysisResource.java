package org.biotrail.lab.analysis;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Reading;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Analyses over HTTP, by id or file name. */
@Path("/analyses")
@Tag(name = "analyses")
public class AnalysisResource {
    static final Listing ANALYSES = Filters.lineage(
                    Listing.of("analysis", "/analyses").sort("filename"))
            .refers("sample", "field_sample_id", "field_sample")
            .refers("extract", "source_extract_id", "extract")
            .refers("aliquot", "aliquot_id", "aliquot")
            .refers("batch", "source_batch_id", "batch")
            .refers("ms_batch", "ms_batch_id", "batch")
            .refers("method", "injection_method_id", "injection_method")
            .refers("instrument", "mass_spectrometer_id", "mass_spectrometer")
            .equal("polarity")
            .equal("kind")
            .equal("state")
            .equal("converted")
            .equal("processed")
            .wildcard("filename", "filename")
            .atLeast("acquired_from", "acquired_at")
            .atMost("acquired_to", "acquired_at")
            .visible(Reading::inDataset)
            .announced()
            .build();

    private static final String FLAG = """
            with wanted as (select lower(regexp_replace(f.value, '(\\.(raw|mzml|mzxml|d|wiff|gz))+$', '', 'i')) as stem
                              from jsonb_array_elements_text(from_json($1) -> 'filenames') f),
            flagged as (
              update analysis a set converted = coalesce(cast(from_json($1) ->> 'converted' as boolean), a.converted),
                                    processed = coalesce(cast(from_json($1) ->> 'processed' as boolean), a.processed)
                from wanted w where lower(a.filename) = w.stem and may_see('analysis', a.id)
              returning a.filename, a.state, a.converted, a.processed)
            select cast(jsonb_build_object(
              'changed', (select count(*) from flagged),
              'unknown', (select coalesce(jsonb_agg(w.stem), jsonb_build_array()) from wanted w
                           where not exists (select 1 from analysis a where lower(a.filename) = w.stem and may_see('analysis', a.id))),
              'broken', (select coalesce(jsonb_agg(f.filename), jsonb_build_array()) from flagged f
                          where f.processed and not f.converted or f.converted and f.state <> 'acquired')) as text)""";

    @Inject
    Bench bench;

    @Inject
    Writes writes;

    @Inject
    Analyses analyses;

    @Inject
    Imports imports;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listAnalyses", summary = "Analyses")
    public Uni<Response> list() {
        return bench.listOpen(ANALYSES, Condition.ALL);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getAnalysis", summary = "One analysis by id or file name")
    public Uni<Response> get(@PathParam("id") String id) {
        return bench.getOpen(ANALYSES, id);
    }

    @POST
    @Operation(operationId = "createAnalysis", summary = "Register an analysis under its file name")
    public Uni<Response> create(ObjectNode body) {
        return bench.create(
                ANALYSES,
                AnalysisDraft.class,
                body,
                (tables, item, rules) -> analyses.make(tables, List.of(item), rules));
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeAnalysis", summary = "Change an analysis")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        return bench.change(
                ANALYSES,
                AnalysisDraft.class,
                id,
                patch,
                (tables, key, item, rules) -> analyses.change(tables, UUID.fromString(key), item, rules));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteAnalysis", summary = "Delete an analysis; one that was run, with DATA_MANAGEMENT")
    public Uni<Response> delete(@PathParam("id") String id) {
        Actor actor = caller.actor();
        return bench.delete(
                ANALYSES,
                id,
                key -> Analysis.<Analysis>findById(UUID.fromString(key)).flatMap(analysis -> {
                    if (!analysis.state.equals("planned")) {
                        actor.require(Permission.DATA_MANAGEMENT);
                    }
                    return analysis.delete();
                }));
    }

    @GET
    @Path("/{id}/history")
    @SecurityRequirement(name = "oidc")
    @Operation(operationId = "analysisHistory", summary = "Every change of an analysis")
    public Uni<Response> history(@PathParam("id") String id) {
        return bench.history(ANALYSES, id);
    }

    @POST
    @Path("/flags")
    @Operation(
            operationId = "flagAnalyses",
            summary = "Set converted or processed for a list of file names, all or none")
    @Special(
            body = AnalysisFlags.class,
            answer = AnalysisFlags.Changed.class,
            example = "{\"filenames\": [\"20260120_EB_dbgi_000001_01_01\"], \"converted\": true}")
    public Uni<Response> flags(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        return writes.act(
                200,
                AnalysisFlags.class,
                body,
                (flags, write) -> bench.tables().ask(FLAG, flags.checked()).invoke(AnalysisResource::refuseBroken));
    }

    private static void refuseBroken(JsonNode flagged) {
        if (!flagged.path("unknown").isEmpty()) {
            throw Problem.rule("filenames", "unknown_reference", "No analysis is called " + flagged.path("unknown"));
        }
        if (!flagged.path("broken").isEmpty()) {
            throw Problem.rule(
                    "processed", "stage_order", "Acquired, then converted, then processed: " + flagged.path("broken"));
        }
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importAnalyses", summary = "Import analyses as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_EDIT);
        return imports.accept("analyses", body);
    }
}
