package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.biotrail.catalog.taxon.registry.NameUsage;
import org.biotrail.kit.job.ImportRun;

/** Which names of a registry are here: by its reference, else by full name, rank and authorship. */
@ApplicationScoped
class TaxonPresence {
    private static final String FIND = """
            select n.place, cast(coalesce(x.taxon_id, named.id) as text)
            from jsonb_to_recordset(cast(cast(%s as text) as jsonb))
                n (place int, registry text, reference text, name text, rank text, author text)
            left join taxon_external x on x.registry = n.registry and x.reference = n.reference
            left join lateral (
                select case when count(*) = 1 then cast(min(cast(t.id as text)) as uuid) end as id
                from taxon t
                where lower(t.full_name) = lower(n.name) and t.rank = n.rank
                  and (n.author is null or t.author is null
                       or regexp_replace(lower(n.author), '[\\s.,]', '', 'g') = regexp_replace(lower(t.author), '[\\s.,]', '', 'g'))
            ) named on true
            where coalesce(x.taxon_id, named.id) is not null""";

    @Inject
    Pool pool;

    @Inject
    ObjectMapper json;

    /** Those that are not here, as far as can be seen outside of a transaction. */
    Uni<List<NameUsage>> missing(List<NameUsage> usages) {
        return pool.preparedQuery(FIND.formatted("$1"))
                .execute(Tuple.of(text(usages)))
                .map(rows -> rows.stream().map(row -> row.getInteger(0)).collect(Collectors.toSet()))
                .map(here -> without(usages, here));
    }

    /** The taxa that are here, by the places of their names in the list; inside the transaction at hand. */
    Uni<Map<Integer, UUID>> here(List<NameUsage> usages) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(FIND.formatted("?1"), Object[].class)
                        .setParameter(1, text(usages))
                        .getResultList())
                .map(rows -> {
                    Map<Integer, UUID> found = new HashMap<>();
                    rows.forEach(
                            row -> found.put(((Number) row[0]).intValue(), UUID.fromString(String.valueOf(row[1]))));
                    return found;
                });
    }

    /** The same inside the transaction of an import's batch. */
    Map<Integer, UUID> here(List<NameUsage> usages, ImportRun run) {
        Map<Integer, UUID> found = new HashMap<>();
        run.query(FIND.formatted("$1"), text(usages))
                .forEach(row -> found.put(row.getInteger(0), UUID.fromString(row.getString(1))));
        return found;
    }

    private static List<NameUsage> without(List<NameUsage> usages, Set<Integer> here) {
        return IntStream.range(0, usages.size())
                .filter(place -> !here.contains(place))
                .mapToObj(usages::get)
                .toList();
    }

    private String text(List<NameUsage> usages) {
        ArrayNode rows = json.createArrayNode();
        for (NameUsage usage : usages) {
            Optional<ExternalReference> reference = usage.reference();
            rows.addObject()
                    .put("place", rows.size() - 1)
                    .put("registry", reference.map(ExternalReference::registry).orElse(null))
                    .put(
                            "reference",
                            reference.map(ExternalReference::reference).orElse(null))
                    .put("name", usage.name())
                    .put("rank", usage.rank().map(Rank::word).orElse(null))
                    .put("author", usage.authorship().orElse(null));
        }
        return rows.toString();
    }
}
