package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.listing.AcceptLanguage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** The ranks over HTTP. */
@Path("/ranks")
@Tag(name = "taxa")
public class RankResource {
    private static final String NAMES = """
            select r.rank, coalesce(text_in(r.translations, array(select jsonb_object_keys(r.translations)), $1, 'name'), r.name)
            from rank r""";

    @Inject
    Pool pool;

    /** A rank as it is shown; {@code name} is for people, in their language. */
    public record Shown(
            @JsonProperty("rank") Rank rank,
            @JsonProperty("level") int level,
            @JsonProperty("name") String name,
            @JsonProperty("marker") String marker,
            @JsonProperty("aliases") List<String> aliases) {}

    @GET
    @Operation(
            operationId = "listRanks",
            summary = "The ranks, top down, with everything that is understood for them",
            description = "name is in the reader's language.")
    public Uni<Response> list(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) Optional<String> wanted) {
        List<String> languages = AcceptLanguage.wanted(wanted.orElse(null));
        return pool.preparedQuery(NAMES)
                .execute(Tuple.of(languages.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> names = new HashMap<>();
                    rows.forEach(row -> names.put(row.getString(0), row.getString(1)));
                    return names;
                })
                .map(names -> Response.ok(Map.of("data", shown(names)))
                        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                        .build());
    }

    private static List<Shown> shown(Map<String, String> names) {
        return Arrays.stream(Rank.values())
                .map(rank -> new Shown(
                        rank,
                        rank.level(),
                        names.getOrDefault(rank.word(), rank.word()),
                        rank.marker(),
                        rank.aliases()))
                .toList();
    }
}
