package org.biotrail.tracker.order;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.tracker.imports.Cells;
import org.biotrail.tracker.imports.KeyedImport;
import org.jspecify.annotations.Nullable;

/** Imports orders; they have no key, each row is a new one. */
@ApplicationScoped
class OrderImport extends KeyedImport {
    private static final List<String> PEOPLE = List.of("generators", "authors", "organisation", "editors");
    private static final List<String> COLUMNS =
            List.of("title", "description", "generators", "authors", "organisation", "editors", "tags", "properties");

    @Inject
    ObjectMapper json;

    @Override
    public String things() {
        return "orders";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    /** Columns {@code property.<key>}. */
    @Override
    public boolean takesOtherColumns() {
        return true;
    }

    @Override
    protected Map<String, List<String>> lookUp(List<StagedRow> rows, ImportRun run) {
        return users(rows, PEOPLE, run);
    }

    @Override
    protected String key(Cells cells) {
        return "";
    }

    @Override
    protected ObjectNode read(Cells cells, Map<String, List<String>> known, Optional<There> changed, ImportRun run) {
        cells.requireKnown(COLUMNS);
        List<String> editors = users(cells, "editors", known);
        Order order = new Order()
                .apply(new OrderDraft(
                        null,
                        cells.text("title"),
                        cells.text("description"),
                        users(cells, "generators", known),
                        users(cells, "authors", known),
                        organisation(cells, known),
                        editors,
                        cells.list("tags"),
                        cells.properties()));
        order.beginWith(editors.isEmpty() ? null : editors, run.actor());
        ObjectNode values = values().put("id", order.id.toString())
                .put("title", order.title)
                .put("description", order.description)
                .put("organisation", order.organisation);
        order.generators.forEach(values.putArray("generators")::add);
        order.authors.forEach(values.putArray("authors")::add);
        order.editors.forEach(values.putArray("editors")::add);
        order.tags.forEach(values.putArray("tags")::add);
        values.set("properties", json.valueToTree(order.properties));
        return values;
    }

    private static @Nullable String organisation(Cells cells, Map<String, List<String>> known) {
        return cells.text("organisation")
                .map(text -> requireActive("organisation", one("organisation", text, known), known))
                .orElse(null);
    }

    @Override
    protected Map<String, There> there(Set<String> keys, ImportRun run) {
        return Map.of();
    }

    @Override
    protected void insert(String rows, ImportRun run) {
        run.query("""
                insert into data_order (id, title, description, generators, authors, organisation, editors, tags, properties)
                select id, title, description, generators, authors, organisation, editors, tags, properties
                from jsonb_to_recordset($1::text::jsonb) as r (
                    id uuid, title text, description text, generators text[], authors text[], organisation text,
                    editors text[], tags text[], properties jsonb)""", rows);
    }

    @Override
    protected Iterable<Row> update(String rows, ImportRun run) {
        return List.of();
    }
}
