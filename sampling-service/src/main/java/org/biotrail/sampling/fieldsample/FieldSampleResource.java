package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Optional;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.biotrail.sampling.Bodies;
import org.biotrail.sampling.access.FieldAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Field samples: the things in the tubes. */
@Path("/field-samples")
@Tag(name = "field samples")
public class FieldSampleResource {
    /** What a sample has from its record. */
    static final String[] OF_RECORD = {
        "field_record_id", "taxon_id", "current_identification", "scientific_name", "inat_state", "sample_name",
        "date_time", "latitude", "longitude", "observation_subject", "qfield_project", "collector_id",
        "collector_fullname", "collector_name", "has_record"
    };

    static final Listing SAMPLES = Listing.of("field_sample", "/field-samples")
            .refers("project", "project_id", "project")
            .refers("dataset", "dataset_id", "dataset")
            .equal("stage")
            .equal("status")
            .equal("lineage_status")
            .equal("has_record")
            .equal("inat", "inat_state")
            .equal("is_mixed")
            .equal("job", "import_job_id")
            .refers("taxon", "taxon_id", "taxon")
            .parameter(
                    "taxon_root",
                    "a taxon with everything below it",
                    false,
                    text -> Condition.of("taxon_id in (select taxon_and_below(?))", text))
            .parameter("from", "the first code", false, code -> Condition.of("code >= label_code(?)", code))
            .parameter("to", "the last code", false, code -> Condition.of("code <= label_code(?)", code))
            .withheld(FieldAccess.readable("field_record_id", "record_dataset_id"), OF_RECORD)
            .withheld(FieldAccess::ofNoDataset, "container_code", "container_path")
            .hidden("record_dataset_id")
            .sort("code")
            .visible(FieldAccess::readable)
            .announced()
            .build();

    /** What a signal reached: samples here, extracts and aliquots as far as the lab has told. */
    static final Listing REACHED = Listing.of("signalled_thing", "/field-samples/signals/{signal_id}")
            .view("sample_signal_view")
            .sort("type", "code")
            .visible(FieldAccess::readable)
            .announced()
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    FieldSampleWrites samples;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper json;

    @GET
    @Operation(
            operationId = "listFieldSamples",
            summary = "Field samples, with their records and what the lab made of them")
    public Uni<Response> list() {
        return listings.list(SAMPLES);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFieldSample", summary = "One field sample by its code or id")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(SAMPLES, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getFieldSampleHistory", summary = "Every change of a field sample")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(SAMPLES, id);
    }

    @POST
    @Operation(
            operationId = "createFieldSample",
            summary = "Registers a sample under its label",
            description = "It joins the field record of the same code, whichever came first.")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return writes.create(SAMPLES, FieldSampleDraft.class, body, samples::create);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeFieldSample", summary = "Changes a sample; its code stays, its stage goes forward")
    public Uni<Response> change(
            @PathParam("id") String id, @HeaderParam("X-Change-Comment") @Nullable String comment, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        Optional<String> reason = Optional.ofNullable(comment).filter(text -> !text.isBlank());
        return writes.change(
                SAMPLES,
                FieldSampleDraft.class,
                id,
                patch,
                (key, draft, write) -> samples.change(key, draft, reason, write));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteFieldSample",
            summary =
                    "Deletes a sample of which the lab has made nothing; its label is free again when no record bears it")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(SAMPLES, id, key -> samples.delete(key, caller.actor()));
    }

    @POST
    @Path("/transitions")
    @Operation(operationId = "moveFieldSamples", summary = "Moves many samples to a stage; all of them or none")
    @Special(
            body = SampleTransition.class,
            rows = "field_sample",
            example = "{\"codes\": [\"dbgi_000001\", \"dbgi_000002\"], \"stage\": \"received\"}")
    public Uni<Response> transitions(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        SampleTransition transition = Bodies.read(json, body, SampleTransition.class);
        return writes.act(
                200, body, write -> writes.because(transition.comment()).chain(() -> transition.carryOut(write)));
    }

    @POST
    @Path("/signals")
    @Operation(
            operationId = "signalFieldSamples",
            summary = "Says that samples are good or bad; all of them or none",
            description = "With recursive the lab applies the status to all that was made of the samples. With revokes"
                    + " and status ok an earlier signal is taken back where nobody has changed the status since.")
    @Special(
            body = SampleSignal.class,
            answer = SampleSignal.Signalled.class,
            rows = "field_sample",
            example =
                    "{\"codes\": [\"dbgi_000001\"], \"status\": \"mouldy\", \"reason\": \"white film\", \"recursive\": true}")
    public Uni<Response> signals(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        SampleSignal signal = Bodies.read(json, body, SampleSignal.class);
        return writes.act(200, body, write -> writes.because(signal.why()).chain(() -> signal.carryOut(write)));
    }

    @GET
    @Path("/signals/{signal_id}")
    @Operation(operationId = "getSignal", summary = "What a signal reached, here and in the lab as far as heard")
    public Uni<Response> signal(@PathParam("signal_id") String signal) {
        return listings.list(REACHED, Condition.of("signal_id = as_uuid(?)", signal));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importFieldSamples", summary = "Imports field samples from CSV, TSV or NDJSON as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("field-samples", body);
    }
}
