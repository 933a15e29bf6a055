package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;

/** The relatives of all rows of a batch, read at once. */
final class TaxonKinship {
    private static final String LINEAGES = "select id, lineage::text from taxon_lineages($1)";
    private static final String RELATIVES =
            "select t.id, taxon_relative(t)::text as relative from taxon t where t.id = any($1::uuid[])";

    private final ImportRun run;
    private final TaxonJson json;
    private final Map<UUID, Lineage> lineages = new HashMap<>();
    private final Map<UUID, Relative> relatives = new HashMap<>();

    TaxonKinship(ImportRun run, ObjectMapper mapper) {
        this.run = run;
        this.json = new TaxonJson(mapper);
    }

    /** Reads what stands above these rows, and what they name besides. */
    TaxonKinship with(Collection<TaxonReferences> references) {
        UUID[] parents =
                references.stream().map(TaxonReferences::parent).distinct().toArray(UUID[]::new);
        for (Row row : run.query(LINEAGES, (Object) parents)) {
            lineages.put(
                    row.getUUID("id"), new Lineage(List.of(json.read(row.getString("lineage"), Relative[].class))));
        }
        UUID[] named = references.stream()
                .flatMap(found -> Stream.concat(
                        found.senior().stream(), found.hybridParents().stream().flatMap(List::stream)))
                .distinct()
                .toArray(UUID[]::new);
        if (named.length > 0) {
            for (Row row : run.query(RELATIVES, (Object) named)) {
                relatives.put(row.getUUID("id"), json.read(row.getString("relative"), Relative.class));
            }
        }
        return this;
    }

    /** What stands above the taxon that is proposed. */
    Lineage above(UUID parent) {
        return Optional.ofNullable(lineages.get(parent))
                .orElseThrow(() -> Problem.rule("parent", "unknown_reference", "There is no such taxon"));
    }

    Kin of(Proposal proposal, Below below) {
        return new Kin(
                above(proposal.parentId().orElse(Taxon.LIFE)),
                proposal.seniorId().map(id -> named("senior", id)),
                proposal.hybridParentIds().stream()
                        .map(id -> named("hybrid_parents", id))
                        .toList(),
                below);
    }

    private Relative named(String column, UUID id) {
        return Optional.ofNullable(relatives.get(id))
                .orElseThrow(() -> Problem.rule(column, "unknown_reference", "There is no such taxon"));
    }
}
