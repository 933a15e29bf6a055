package org.biotrail.catalog.bibreference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;

/** Keeps the references that an import of other things brings along; one that is here already is left as it is. */
@ApplicationScoped
public class CitedReferences {
    private static final String FIND =
            "select ref, (select min(m::text)::uuid from bibreference_matches(ref) m) as id from unnest($1::text[]) ref";

    @Inject
    BibreferenceImport bibreferences;

    /**
     * In the transaction of the batch.
     *
     * @param entries of BibTeX, each with its key
     * @return the references by entry, those left out that a rule does not allow
     */
    public Map<String, UUID> keep(List<String> entries, ImportRun run) {
        List<StagedRow> rows = new ArrayList<>();
        Map<String, String> calledBy = new HashMap<>();
        for (String entry : entries) {
            calledBy.put(entry, name(entry));
            rows.add(new StagedRow(
                    rows.size() + 1, JsonNodeFactory.instance.objectNode().put("bibtex", entry)));
        }
        if (rows.isEmpty()) {
            return Map.of();
        }
        bibreferences.store(rows, new Skipping(run));
        Map<String, UUID> ids = new HashMap<>();
        for (Row row :
                run.query(FIND, (Object) calledBy.values().stream().distinct().toArray(String[]::new))) {
            if (row.getUUID("id") != null) {
                ids.put(row.getString("ref"), row.getUUID("id"));
            }
        }
        Map<String, UUID> kept = new HashMap<>();
        calledBy.forEach((entry, name) -> {
            if (ids.containsKey(name)) {
                kept.put(entry, ids.get(name));
            }
        });
        return kept;
    }

    /** The DOI, by which a reference is met again wherever it has been before, else the key. */
    private static String name(String bibtex) {
        BibtexEntry entry = BibtexEntry.parse(bibtex);
        try {
            return entry.verbatim("doi")
                    .map(doi -> Doi.parse(doi).value())
                    .orElseGet(() -> entry.key().orElse(""));
        } catch (Problem noDoi) {
            return entry.key().orElse("");
        }
    }

    /** The import that brings them, which has other conflicts of its own. */
    private record Skipping(ImportRun run) implements ImportRun {
        @Override
        public UUID job() {
            return run.job();
        }

        @Override
        public Actor actor() {
            return run.actor();
        }

        @Override
        public boolean dryRun() {
            return run.dryRun();
        }

        @Override
        public OnConflict onConflict() {
            return OnConflict.SKIP;
        }

        @Override
        public boolean atomic() {
            return run.atomic();
        }

        @Override
        public Map<String, String> options() {
            return Map.of();
        }

        @Override
        public RowSet<Row> query(String sql, Object... arguments) {
            return run.query(sql, arguments);
        }

        @Override
        public Map<String, List<String>> resolve(String thing, List<String> texts) {
            return run.resolve(thing, texts);
        }
    }
}
