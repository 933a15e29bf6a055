package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.biotrail.catalog.taxon.registry.NameRegistries;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How the registries of names are doing. */
@Path("/registries")
@Tag(name = "taxa")
public class RegistriesResource {
    /** A registry; {@code state} is off, unconfigured, up or failing. */
    public record Shown(
            @JsonProperty("registry") String registry,
            @JsonProperty("state") String state) {}

    @Inject
    NameRegistries registries;

    @GET
    @Operation(
            operationId = "listRegistries",
            summary = "The registries of names in the order in which they are asked, each with its state")
    public Map<String, List<Shown>> list() {
        return Map.of(
                "data",
                registries.states().entrySet().stream()
                        .map(state -> new Shown(state.getKey(), state.getValue()))
                        .toList());
    }
}
