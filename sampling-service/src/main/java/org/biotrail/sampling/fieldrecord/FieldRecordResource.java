package org.biotrail.sampling.fieldrecord;

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
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Writes;
import org.biotrail.sampling.access.FieldAccess;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Field records: what was noted when a sample was collected. */
@Path("/field-records")
@Tag(name = "field records")
public class FieldRecordResource {
    static final Listing RECORDS = Listing.of("field_record", "/field-records")
            .refers("project", "project_id", "project")
            .refers("dataset", "dataset_id", "dataset")
            .equal("qfield_project")
            .parameter(
                    "collector",
                    "a person: id, ORCID or name; or a name as the form has it",
                    true,
                    text -> Condition.of(
                            "collector_id in (select person_matches(?)) or lower(collector_fullname) = lower(?)",
                            text,
                            text))
            .refers("taxon", "taxon_id", "taxon")
            .parameter(
                    "taxon_root",
                    "a taxon with everything below it",
                    false,
                    text -> Condition.of("taxon_id in (select taxon_and_below(?))", text))
            .refers("location", "location_id", "location")
            .parameter(
                    "location_root",
                    "a place with everything below it",
                    false,
                    text -> Condition.of("location_id in (select location_and_below(?))", text))
            .atLeast("date_min", "date_time")
            .atMost("date_max", "date_time")
            .parameter("bbox", "west,south,east,north in degrees", false, Areas::bbox)
            .parameter("near", "lat,lon; with distance", false, text -> Condition.ALL)
            .parameter("distance", "metres; with near", false, text -> Condition.ALL)
            .parameter("within", "an area as GeoJSON or WKT, at most 10,000 vertices", false, Areas::within)
            .equal("is_wild")
            .equal("has_sample")
            .equal("sample_stage")
            .equal("sample_status")
            .equal("status")
            .equal("taxon_match")
            .equal("job", "import_job_id")
            .parameter(
                    "inat",
                    "linked to an observation of iNaturalist, pending (to be uploaded), or none (not to be)",
                    true,
                    FieldRecordResource::inat)
            .parameter(
                    "from", "the first sample code", false, code -> Condition.of("sample_code >= label_code(?)", code))
            .parameter("to", "the last sample code", false, code -> Condition.of("sample_code <= label_code(?)", code))
            .parameter(
                    "q",
                    "words in codes, names, collectors and comments",
                    false,
                    text -> Condition.of(
                            "words like '%' || replace(replace(lower(?), '%', ''), '_', '\\_') || '%'", text))
            .withheld(
                    FieldAccess.readable("field_sample_id", "sample_dataset_id"),
                    "field_sample_id",
                    "sample_stage",
                    "sample_status",
                    "has_sample")
            .hidden("geom", "words", "sample_dataset_id")
            .geometry("geom")
            .sort("sample_code")
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
    FieldRecordWrites records;

    @Inject
    Caller caller;

    @Inject
    ExtraKeys extraKeys;

    @Inject
    UriInfo uri;

    @GET
    @Operation(operationId = "listFieldRecords", summary = "Field records, with their samples and labels")
    public Uni<Response> list() {
        return listings.list(RECORDS, nearby());
    }

    @GET
    @Path("/extra-keys")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listExtraKeys",
            summary = "The columns that forms had besides the known ones, with counts and an example")
    @Special(answer = ExtraKeys.Found.class)
    public Uni<Response> extraKeys() {
        return extraKeys
                .among(RECORDS.visibleTo(caller.actor()))
                .map(keys -> Response.ok(keys).build());
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getFieldRecord", summary = "One field record by its sample code or id")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(RECORDS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getFieldRecordHistory", summary = "Every change of a field record")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(RECORDS, id);
    }

    @POST
    @Operation(
            operationId = "createFieldRecord",
            summary = "Records a collection against a label",
            description = "The label must exist, not be void, and bear no other record. Names, collector and area are"
                    + " matched by the service.")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return writes.create(RECORDS, FieldRecordDraft.class, body, records::create);
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeFieldRecord", summary = "Changes a field record; its sample code stays")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return writes.change(RECORDS, FieldRecordDraft.class, id, patch, records::change);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "deleteFieldRecord",
            summary = "Deletes a field record; its label is free again when no sample bears it")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.FULL_USER);
        return writes.delete(RECORDS, id, key -> records.delete(key, caller.actor()));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "importFieldRecords",
            summary = "Imports field records from CSV, TSV, NDJSON, JSON or GeoJSON as a job",
            description = "All or nothing by default (atomic). Options: project, qfield_project, dataset, source_srid,"
                    + " time_zone, region, create_samples, allow_missing.")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("field-records", body);
    }

    /** Observations of iNaturalist are not fetched yet, so that no record is linked to one. */
    private static Condition inat(String text) {
        return switch (text) {
            case "linked" -> Condition.NONE;
            case "pending" -> Condition.of("inat_upload");
            case "none" -> Condition.of("not inat_upload");
            default -> throw Problem.unreadable("inat", "unknown_value", "inat is linked, pending or none");
        };
    }

    /** near belongs with distance. */
    private Condition nearby() {
        Optional<String> near = parameter("near");
        Optional<String> distance = parameter("distance");
        if (near.isPresent() != distance.isPresent()) {
            throw Problem.unreadable("near", "distance_missing", "near and distance come together");
        }
        return near.map(place -> Areas.near(place, distance.orElseThrow())).orElse(Condition.ALL);
    }

    private Optional<String> parameter(String name) {
        return Optional.ofNullable(uri.getQueryParameters().getFirst(name));
    }
}
