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
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
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

    private final Class<D> draft;
    private final Resolving<D> resolving;

    protected BenchImport(Class<D> draft) {
        this.draft = draft;
        this.resolving = new Resolving<>(draft);
    }

    /** The subject type, for aliases. */
    protected abstract String thing();

    /** The body of a row, in the draft's words; what stands in the columns is text. */
    protected abstract void fill(ImportedRow row, ObjectNode body, ImportRun run);

    /** Makes things of the sound items. */
    protected abstract Uni<?> make(Tables tables, List<Item<D>> items, BenchRules rules);

    /**
     * Changes things that are there, with {@code on_conflict=update}; what is wrong with one stays with its item.
     *
     * @return the ids of those that this changed
     */
    protected abstract Uni<Set<UUID>> change(Tables tables, List<Met<D>> met, BenchRules rules);

    /** The column that holds the natural key. */
    protected String keyColumn() {
        return "code";
    }

    /** Whether the column {@code alias} gives the row's thing another name. */
    protected boolean bringsAliases() {
        return true;
    }

    /** Whether that column's text names one thing alone, so that it stands in a file once. */
    protected boolean namesItself() {
        return true;
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
        Map<Integer, String> aliases = bringsAliases() ? aliases(rows) : Map.of();
        Aliases.refuseTaken(tables, items, aliases).await().indefinitely();
        make(tables, items, rules).await().indefinitely();
        boolean updates = run.onConflict() == OnConflict.UPDATE;
        Aliases.add(tables, thing(), items, aliases, updates).await().indefinitely();
        Map<Integer, RowOutcome> updated = updates ? changed(tables, items, rules) : Map.of();
        return items.stream()
                .map(item -> Optional.ofNullable(updated.get(item.number()))
                        .orElseGet(() -> item.outcome(keyColumn(), run.onConflict() == OnConflict.SKIP)))
                .toList();
    }

    /** What became of the rows that met a thing which they may change. */
    private Map<Integer, RowOutcome> changed(Tables tables, List<Item<D>> items, BenchRules rules) {
        List<Item<D>> again = items.stream()
                .filter(item -> item.isMet() && item.violations().isEmpty())
                .toList();
        JsonNode rows = again.isEmpty()
                ? Rows.JSON.createObjectNode()
                : tables.ask(met(thing()), again.stream().map(Item::metId).toList())
                        .await()
                        .indefinitely();
        List<Met<D>> met = new ArrayList<>();
        for (Item<D> item : again) {
            if (rows.path(item.metId().toString()) instanceof ObjectNode row) {
                Met<D> one = Met.of(item, row, draft);
                item.refuseForeignAlias(one.item().violations());
                met.add(one);
            }
        }
        Set<UUID> changed =
                met.isEmpty() ? Set.of() : change(tables, met, rules).await().indefinitely();
        Map<Integer, RowOutcome> outcomes = new HashMap<>();
        for (int n = 0; n < met.size(); n++) {
            Met<D> one = met.get(n);
            boolean renamed = again.get(n).hasMoved();
            outcomes.put(one.item().number(), one.item().updated(one.id(), renamed || changed.contains(one.id())));
        }
        return outcomes;
    }

    /** What texts refer to; an import whose things refer to each other knows those of its own file, too. */
    protected Map<String, List<String>> resolve(String thing, List<String> texts, List<StagedRow> rows, ImportRun run) {
        return run.resolve(thing, texts);
    }

    private Resolving.Sent sent(StagedRow row, ImportRun run) {
        ObjectNode body = Rows.JSON.createObjectNode();
        ImportedRow imported = new ImportedRow(row);
        fill(imported, body, run);
        return new Resolving.Sent(
                row.number(), body, row.text("id"), namesItself() ? imported.text(keyColumn()) : Optional.empty());
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

    /** The rows of the view of what is met, locked in their order. */
    private static String met(String thing) {
        return """
            with met as materialized (select t.id from %1$s t
               where t.id in (select cast(i.value as uuid) from jsonb_array_elements_text(from_json($1)) i)
               order by t.id for no key update)
            select cast(coalesce(jsonb_object_agg(v.id, to_jsonb(v)), jsonb_build_object()) as text)
              from met join %1$s_view v on v.id = met.id""".formatted(thing);
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
