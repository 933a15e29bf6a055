package org.biotrail.lab.extract;

import io.smallrye.mutiny.Uni;
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
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.reference.References;
import org.biotrail.lab.bench.ReadTables;
import org.biotrail.lab.quantity.CatalogUnits;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.quantity.Units;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How much solvent and how many beads a mass takes. */
@Path("/advice")
@Tag(name = "weighings")
@SecurityRequirement(name = "oidc")
public class AdviceResource {
    private static final String ADVISE = """
            select cast(jsonb_build_object('advice', advice_for(cast(cast($1 as text) as numeric),
                                                                as_uuid(cast($2 as text)))) as text)""";

    @Inject
    ReadTables tables;

    @Inject
    CatalogUnits units;

    @Inject
    References references;

    @Inject
    Caller caller;

    @GET
    @Operation(operationId = "advise", summary = "The advice for a mass; null above the largest row")
    @Special(answer = Advised.class)
    public Uni<Response> advise(
            @Parameter(description = "how much dried material there is") @QueryParam("mass") @Nullable String mass,
            @Parameter(description = "UCUM code") @QueryParam("mass_unit") @Nullable String unit,
            @Parameter(description = "id or name") @QueryParam("extraction_method") @Nullable String method) {
        caller.actor().requireSignedIn();
        return units.knowing(Optional.ofNullable(unit).map(List::of).orElse(List.of()))
                .map(known -> read(known, mass, unit))
                .flatMap(quantity -> method(method)
                        .flatMap(id -> tables.ask(
                                ADVISE,
                                quantity.inBase(),
                                id.map(UUID::toString).orElse(""))))
                .map(advice -> Response.ok(advice).build());
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
