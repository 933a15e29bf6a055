package org.biotrail.catalog.taxon;

import io.vertx.mutiny.sqlclient.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;

/**
 * Taxa that have what rows of a batch want: a reference, the whole name, or the name of a valid one.
 *
 * @param byRow rows' numbers with the taxa they meet, by the code of what both want
 */
record TaxonRivals(Map<Integer, Map<String, UUID>> byRow) {
    private static final String STORED = """
            with n as materialized (
                select * from jsonb_to_recordset($1::text::jsonb) n (
                    number int, parent_id uuid, name text, rank text, author text, author_id uuid, valid boolean, external jsonb))
            select n.number, 'duplicate_external' as code, x.taxon_id as id
            from n cross join jsonb_array_elements(n.external) e
            join taxon_external x on x.registry = e ->> 'registry' and x.reference = e ->> 'reference'
            where n.external <> '[]'
            union all
            select n.number,
                   case when t.author is not distinct from n.author and t.author_id is not distinct from n.author_id
                        then 'duplicate_name' else 'duplicate_valid_name' end,
                   t.id
            from n join taxon t on t.parent_id = n.parent_id and t.name = n.name and t.rank = n.rank
            where (t.author is not distinct from n.author and t.author_id is not distinct from n.author_id)
               or (t.valid and n.valid)""";

    /** @param taxa those of the candidates, as {@link TaxonJson} writes them */
    static TaxonRivals of(Collection<TaxonCandidate> candidates, String taxa, ImportRun run) {
        Map<Integer, Map<String, UUID>> found = new LinkedHashMap<>();
        for (Row row : run.query(STORED, taxa)) {
            found.computeIfAbsent(row.getInteger("number"), number -> new LinkedHashMap<>())
                    .putIfAbsent(row.getString("code"), row.getUUID("id"));
        }
        addTwins(candidates, found);
        return new TaxonRivals(found);
    }

    boolean meets(TaxonCandidate candidate) {
        return byRow.containsKey(candidate.number());
    }

    Map<String, UUID> of(TaxonCandidate candidate) {
        return byRow.getOrDefault(candidate.number(), Map.of());
    }

    /** Of rows of one batch that want the same the first gets it. */
    private static void addTwins(Collection<TaxonCandidate> candidates, Map<Integer, Map<String, UUID>> found) {
        Map<String, UUID> wanted = new HashMap<>();
        for (TaxonCandidate candidate : candidates) {
            if (found.containsKey(candidate.number())) {
                continue;
            }
            Map<String, String> keys = keys(candidate.taxon());
            Map<String, UUID> taken = new LinkedHashMap<>();
            keys.forEach((key, code) -> {
                UUID other = wanted.get(key);
                if (other != null) {
                    taken.putIfAbsent(code, other);
                }
            });
            if (taken.isEmpty()) {
                keys.keySet().forEach(key -> wanted.put(key, candidate.taxon().id));
            } else {
                found.put(candidate.number(), taken);
            }
        }
    }

    /** What no two taxa share, with the code that says so. */
    private static Map<String, String> keys(Taxon taxon) {
        String place = taxon.parentId + "\n" + taxon.rank + "\n" + taxon.name;
        Map<String, String> keys = new LinkedHashMap<>();
        taxon.external.forEach(reference -> keys.put(reference.toString(), "duplicate_external"));
        keys.put(place + "\n" + taxon.author + "\n" + taxon.authorId, "duplicate_name");
        if (taxon.valid) {
            keys.put(place, "duplicate_valid_name");
        }
        return keys;
    }
}
