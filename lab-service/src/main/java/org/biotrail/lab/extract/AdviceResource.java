package org.biotrail.lab.extract;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.quantity.CatalogUnits;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.quantity.Units;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How much solvent and how many beads a mass takes. */
@Path("/")
@Tag(name = "weighings")
public class AdviceResource {
    static final Listing ADVICE = Listing.of("extraction_advice", "/extraction-advice")
            .sort("up_to_mass_base")
            .refers("extraction_method", "extraction_method_id", "extraction_method")
            .build();

    @Inject
    Bench bench;

    @Inject
    Pool pool;

    @Inject
    CatalogUnits units;

    @Inject
    References references;

    @Inject
    Caller caller;

    @GET
    @Path("extraction-advice")
    @Operation(operationId = "listExtractionAdvice", summary = "The table that advice is taken from")
    public Uni<Response> list() {
        return bench.list(ADVICE);
    }

    @GET
    @Path("advice")
    @Operation(operationId = "advise", summary = "The advice for a mass; null above the largest row")
    public Uni<Response> advise(
            @QueryParam("mass") @Nullable String mass,
            @QueryParam("mass_unit") @Nullable String unit,
            @QueryParam("extraction_method") @Nullable String method) {
        caller.actor().requireSignedIn();
        return units.knowing(Optional.ofNullable(unit).map(List::of).orElse(List.of()))
                .map(known -> read(known, mass, unit))
                .flatMap(quantity -> method(method)
                        .flatMap(id -> pool.preparedQuery(
                                        "select cast(jsonb_build_object('advice', advice_for($1, $2)) as text)")
                                .execute(Tuple.of(quantity.inBase(), id.orElse(null)))))
                .map(rows -> Response.ok(Rows.tree(rows.iterator().next().getString(0)))
                        .build());
    }

    private static Quantity read(Units known, @Nullable String mass, @Nullable String unit) {
        try {
            return Quantity.read(
                            known, "mass", mass == null ? null : new BigDecimal(mass), unit, null, QuantityKind.MASS)
                    .orElseThrow(() -> Problem.unreadable("mass", "required", "Which mass?"));
        } catch (NumberFormatException malformed) {
            throw Problem.unreadable("mass", "format", "A mass is a number");
        }
    }

    private Uni<Optional<UUID>> method(@Nullable String text) {
        return text == null
                ? Uni.createFrom().item(Optional.empty())
                : references
                        .resolve("extraction_method", "extraction_method", text)
                        .map(id -> Optional.of(UUID.fromString(id)));
    }
}
