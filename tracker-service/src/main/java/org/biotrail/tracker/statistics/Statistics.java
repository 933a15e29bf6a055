package org.biotrail.tracker.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;

/** Counts things from what their services' events told; of contents those that the caller may read. */
@ApplicationScoped
public class Statistics {
    private static final String COUNT = "select statistics_of($1::text::uuid, $2::text::uuid, $3, $4, $5, $6)::text";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /**
     * How much there is; taxa and species are distinct ones, ranks below species count with their species.
     *
     * @param downloadsByMonth {@code 2026-01} to how many
     */
    public record Counts(
            long individuals,
            long vouchers,
            long measurements,
            long media,
            long fieldRecords,
            long fieldSamples,
            long extracts,
            long aliquots,
            long analyses,
            long locations,
            long taxa,
            long species,
            long datasets,
            long versions,
            long downloads,
            Map<String, Long> downloadsByMonth,
            long requests) {}

    /** Of one dataset or project, or of all. */
    public Uni<ObjectNode> count(Optional<UUID> dataset, Optional<UUID> project, Actor actor) {
        return pool.preparedQuery(COUNT)
                .execute(Tuple.from(new Object[] {
                    dataset.map(UUID::toString).orElse(null),
                    project.map(UUID::toString).orElse(null),
                    actor.id(),
                    actor.has(Permission.DATA_EDIT),
                    actor.has(Permission.DATA_MANAGEMENT),
                    actor.has(Permission.DATA_LIST)
                }))
                .map(rows -> read(rows.iterator().next().getString(0)));
    }

    private ObjectNode read(String text) {
        try {
            return (ObjectNode) json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }
}
