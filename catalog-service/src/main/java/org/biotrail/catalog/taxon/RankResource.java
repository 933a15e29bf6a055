package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ranks over HTTP. */
@Path("/ranks")
@Tag(name = "taxa")
public class RankResource {
    /** A rank as it is shown; {@code name} is for people. */
    public record Shown(
            @JsonProperty("rank") Rank rank,
            @JsonProperty("level") int level,
            @JsonProperty("name") String name,
            @JsonProperty("marker") String marker,
            @JsonProperty("aliases") List<String> aliases) {}

    @GET
    @Operation(operationId = "listRanks", summary = "The ranks, top down, with everything that is understood for them")
    public Map<String, List<Shown>> list() {
        return Map.of(
                "data",
                Arrays.stream(Rank.values())
                        .map(rank -> new Shown(
                                rank, rank.level(), rank.word().replace('_', ' '), rank.marker(), rank.aliases()))
                        .toList());
    }
}
