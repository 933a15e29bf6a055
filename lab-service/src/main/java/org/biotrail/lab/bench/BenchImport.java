package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Violation;
import org.biotrail.lab.code.Aliases;
import org.biotrail.lab.quantity.CatalogUnits;

/**
 * An import of things of the bench: rows become the same drafts that single requests send, references of a batch are
 * looked up together, and what keeps the rules is stored by the same statements ({@code spec/lab.md} §13).
 *
 * @param <D> the draft
 */
public abstract class BenchImport<D> implements RowImport {
    @Inject
    CatalogUnits units;

    @Inject
    BenchSettings settings;

    private final Resolving<D> resolving;

    protected BenchImport(Class<D> draft) {
        this.resolving = new Resolving<>(draft);
    }

    /** The subject type, for aliases. */
    protected abstract String thing();

    /** The body of a row, in the draft's words; what stands in the columns is text. */
    protected abstract void fill(ImportedRow row, ObjectNode body, ImportRun run);

    /** Makes things of the sound items. */
    protected abstract Uni<?> make(Tables tables, List<Item<D>> items, BenchRules rules);

    /** The column that holds the natural key. */
    protected String keyColumn() {
        return "code";
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        Tables tables = new ImportTables(run);
        List<Resolving.Sent> sent = rows.stream().map(row -> sent(row, run)).toList();
        BenchRules rules = settings.importing(
                units.in(sent.stream().map(Resolving.Sent::body).toArray(JsonNode[]::new))
                        .await()
                        .indefinitely());
        List<Item<D>> items = resolving
                .items(sent, (thing, texts) -> Uni.createFrom().item(() -> resolve(thing, texts, rows, run)))
                .await()
                .indefinitely();
        refuseRepeated(items);
        Map<Integer, String> aliases = aliases(rows);
        Aliases.refuseTaken(tables, items, aliases).await().indefinitely();
        make(tables, items, rules).await().indefinitely();
        Aliases.add(tables, thing(), items, aliases).await().indefinitely();
        return items.stream().map(item -> outcome(item, run)).toList();
    }

    /** What texts refer to; an import whose things refer to each other knows those of its own file, too. */
    protected Map<String, List<String>> resolve(String thing, List<String> texts, List<StagedRow> rows, ImportRun run) {
        return run.resolve(thing, texts);
    }

    private RowOutcome outcome(Item<D> item, ImportRun run) {
        if (run.onConflict() == OnConflict.UPDATE && item.isMet()) {
            return RowOutcome.failed(
                    item.number(),
                    List.of(new Violation(
                            keyColumn(), "update_not_supported", "This import does not change what is there")));
        }
        return item.outcome(run.onConflict() == OnConflict.SKIP);
    }

    private Resolving.Sent sent(StagedRow row, ImportRun run) {
        ObjectNode body = Rows.JSON.createObjectNode();
        ImportedRow imported = new ImportedRow(row);
        fill(imported, body, run);
        return new Resolving.Sent(row.number(), body, row.text("id"), imported.text(keyColumn()));
    }

    /** A key that stands twice in one batch; a second one in another batch is met in the table. */
    private void refuseRepeated(List<Item<D>> items) {
        Set<String> seen = new HashSet<>();
        for (Item<D> item : items) {
            List<String> keys = new ArrayList<>();
            item.givenCode().ifPresent(code -> keys.add(code.strip().toLowerCase(Locale.ROOT)));
            item.givenId().ifPresent(id -> keys.add(id.toString()));
            keys.stream()
                    .filter(key -> !seen.add(key))
                    .findFirst()
                    .ifPresent(
                            key -> item.violations().add(keyColumn(), "duplicate", key + " stands in the file twice"));
        }
    }

    private static Map<Integer, String> aliases(List<StagedRow> rows) {
        Map<Integer, String> aliases = new HashMap<>();
        rows.forEach(row -> {
            Optional<String> alias = row.text("alias");
            alias.ifPresent(text -> aliases.put(row.number(), text));
        });
        return aliases;
    }
}
