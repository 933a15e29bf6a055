package org.biotrail.lab.instrument;

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
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Filters;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.SessionTables;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Mass spectrometers over HTTP; everybody reads, DATA_MANAGEMENT writes. */
@Path("/mass-spectrometers")
@Tag(name = "instruments")
public class MassSpectrometerResource {
    static final Listing MASS_SPECTROMETERS = Filters.usedByDataset(
                    Listing.of("mass_spectrometer", "/mass-spectrometers"), "mass_spectrometer")
            .sort("code")
            .equal("code")
            .equal("model", "model_accession")
            .refers("institution", "institution_id", "institution")
            .refers("room", "room_id", "container")
            .equal("retired")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    Imports imports;

    @Inject
    Instruments instruments;

    @Inject
    SessionTables tables;

    @GET
    @Operation(operationId = "listMassSpectrometers", summary = "Mass spectrometers")
    public Uni<Response> list() {
        return listings.list(MASS_SPECTROMETERS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getMassSpectrometer", summary = "One mass spectrometer")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(MASS_SPECTROMETERS, id);
    }

    @POST
    @Operation(operationId = "createMassSpectrometer", summary = "Make a mass spectrometer")
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.create(MASS_SPECTROMETERS, MassSpectrometer.Draft.class, body, (draft, write) -> {
            Item<MassSpectrometer.Draft> item =
                    new Item<>(0, draft, Optional.empty(), Optional.ofNullable(draft.code()));
            return instruments
                    .make(tables, List.of(item))
                    .invoke(() -> item.answer(write))
                    .map(made -> item.id());
        });
    }

    @PATCH
    @Path("/{id}")
    @Operation(operationId = "changeMassSpectrometer", summary = "Change a mass spectrometer")
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.change(MASS_SPECTROMETERS, MassSpectrometer.Draft.class, id, patch, (key, draft, write) -> {
            Item<MassSpectrometer.Draft> item = Item.of(draft);
            return instruments.change(tables, UUID.fromString(key), item).invoke(() -> item.answer(write));
        });
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteMassSpectrometer", summary = "Delete a mass spectrometer that nothing uses")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return writes.delete(MASS_SPECTROMETERS, id, key -> MassSpectrometer.deleteById(UUID.fromString(key)));
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "massSpectrometerHistory", summary = "Every change of a mass spectrometer")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(MASS_SPECTROMETERS, id);
    }

    @POST
    @Path("/imports")
    @Consumes({"text/csv", "text/tab-separated-values", "application/x-ndjson", MediaType.MULTIPART_FORM_DATA})
    @Operation(operationId = "importMassSpectrometers", summary = "Import mass spectrometers as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Permission.DATA_MANAGEMENT);
        return imports.accept("mass-spectrometers", body);
    }
}
