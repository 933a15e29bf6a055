package org.biotrail.catalog.unit;

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
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Level;
import org.biotrail.kit.job.Imports;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.write.Writes;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Units of measure over HTTP. */
@Path("/units")
@Tag(name = "units", description = "Units of measure, with exact conversion (UCUM)")
public class UnitResource {
    static final Listing UNITS = Listing.of("unit", "/units")
            .translated("name", "coalesce(u.translations -> unit_language(u.languages, ?) ->> 'name', u.name)")
            .translated("description", "u.translations -> unit_language(u.languages, ?) ->> 'description'")
            .translated("language", "unit_language(u.languages, ?)")
            .sort("quantity_kind", "name")
            .search("name", "symbol", "ucum_code")
            .wildcard("name", "name")
            .equal("symbol")
            .equal("ucum_code")
            .words(
                    "quantity_kind",
                    Arrays.stream(QuantityKind.values()).map(QuantityKind::word).toList())
            .equal("former_code")
            .refers("base_unit", "base_unit_id", "unit")
            .build();

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Imports imports;

    @Inject
    Units units;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "listUnits", summary = "Units, filtered and sorted")
    public Uni<Response> list() {
        return listings.list(UNITS);
    }

    @GET
    @Path("/{id}")
    @Operation(operationId = "getUnit", summary = "One unit, by id, UCUM code, name or former code")
    public Uni<Response> get(@PathParam("id") String id) {
        return listings.item(UNITS, id);
    }

    @GET
    @Path("/{id}/history")
    @Operation(operationId = "getUnitHistory", summary = "Where the unit's history is")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(UNITS, id);
    }

    @GET
    @Path("/convert")
    @Operation(
            operationId = "convertUnits",
            summary = "A value in another unit",
            description = "Decimal arithmetic of 34 digits; from and to are units of the catalog or UCUM codes.")
    public Uni<JsonNode> convert(
            @Parameter(description = "a decimal number") @RestQuery Optional<String> value,
            @Parameter(description = "a unit: id, UCUM code, name or former code") @RestQuery Optional<String> from,
            @Parameter(description = "a unit: id, UCUM code, name or former code") @RestQuery Optional<String> to) {
        return units.convert(
                Wording.required("value", value.orElse(null), 400),
                Wording.required("from", from.orElse(null), 200),
                Wording.required("to", to.orElse(null), 200));
    }

    @POST
    @Operation(operationId = "createUnit", summary = "Enters a unit; factor and kind agree with its UCUM code")
    @RequestBody(content = @Content(schema = @Schema(implementation = UnitDraft.class)))
    public Uni<Response> create(ObjectNode body) {
        caller.actor().require(Level.FULL_USER);
        return writes.create(UNITS, UnitDraft.class, body, (draft, write) -> units.make(draft));
    }

    @PATCH
    @Path("/{id}")
    @Consumes({"application/merge-patch+json", MediaType.APPLICATION_JSON})
    @Operation(operationId = "changeUnit", summary = "Changes a unit (RFC 7396)")
    @RequestBody(content = @Content(schema = @Schema(implementation = UnitDraft.class)))
    public Uni<Response> change(@PathParam("id") String id, ObjectNode patch) {
        caller.actor().require(Level.FULL_USER);
        return writes.change(
                UNITS,
                UnitDraft.class,
                id,
                patch,
                (key, draft, write) -> units.change(UUID.fromString(key), draft, write.actor()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "deleteUnit", summary = "Removes a unit that is not used")
    public Uni<Response> delete(@PathParam("id") String id) {
        caller.actor().require(Level.SUPER_ADMIN);
        return writes.delete(UNITS, id, key -> units.remove(UUID.fromString(key)));
    }

    @POST
    @Path("/imports")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "importUnits", summary = "Imports units as a job")
    public Uni<Response> imports(InputStream body) {
        caller.actor().require(Level.FULL_USER);
        return imports.accept("units", body);
    }
}
