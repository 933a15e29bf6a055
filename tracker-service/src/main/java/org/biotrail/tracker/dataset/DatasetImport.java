package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.stream.Stream;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.imports.Cells;
import org.biotrail.tracker.imports.KeyedImport;
import org.jspecify.annotations.Nullable;

/** Imports datasets into orders that the importer edits; the key is the name. */
@ApplicationScoped
class DatasetImport extends KeyedImport {
    /** OpenDataBio's numbers for privacy. */
    private static final List<String> PRIVACY = List.of("authorised", "project", "registered", "public");

    /** Before the id of an order or project that takes no dataset, among what was looked up. */
    private static final String CLOSED = "closed ";

    private static final List<String> COLUMNS = List.of(
            "order",
            "title",
            "name",
            "description",
            "privacy",
            "license",
            "policy",
            "metadata",
            "project",
            "tags",
            "properties",
            "creators",
            "references",
            "mandatory_references",
            "admins",
            "collaborators",
            "viewers");
    private static final String ROWS = """
            jsonb_to_recordset($1::text::jsonb) as r (
                id uuid, order_id uuid, project_id uuid, name text, title text, description text, metadata text,
                policy text, license text, privacy text, creators jsonb, "references" jsonb, tags text[], properties jsonb, members jsonb)""";

    @Inject
    ObjectMapper json;

    @Override
    public String things() {
        return "datasets";
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
        Map<String, List<String>> known = new HashMap<>(users(rows, List.copyOf(MEMBERS.keySet()), run));
        known.putAll(homes(texts(rows, "order"), """
                select 'order ' || ref, o.id::text,
                       case when o.status in ('rejected', 'cancelled', 'closed') then 'order_closed' end
                from unnest($1::text[]) ref
                join data_order o on o.id in (select order_matches(ref))
                where 'DATA_MANAGEMENT' = any (string_to_array($3, ',')) or o.editors @> array[$2::text]
                order by o.id for no key update of o""", run));
        known.putAll(homes(texts(rows, "project"), """
                select 'project ' || ref, p.id::text,
                       case when 'DATA_MANAGEMENT' <> all (string_to_array($3, ','))
                             and coalesce(member_role(p.members, $2), '') not in ('admin', 'collaborator')
                            then 'not_collaborator'
                            when p.state <> 'active' then 'project_closed' end
                from unnest($1::text[]) ref
                join project p on p.id in (select project_matches(ref))
                where may_find_project(p.id, $2, $3)""", run));
        run.resolve("person", texts(rows, "creators")).forEach((text, ids) -> known.put("person " + text, ids));
        List<String> cited = Stream.concat(
                        texts(rows, "references").stream(), texts(rows, "mandatory_references").stream())
                .distinct()
                .toList();
        run.resolve("bibreference", cited).forEach((text, ids) -> known.put("bibreference " + text, ids));
        return known;
    }

    /**
     * Orders and projects that this actor sees, by the texts that mean them; and by their ids why no dataset comes new
     * into them.
     */
    private static Map<String, List<String>> homes(List<String> texts, String sql, ImportRun run) {
        Map<String, List<String>> found = new HashMap<>();
        if (!texts.isEmpty()) {
            for (Row row : run.query(
                    sql,
                    texts.toArray(String[]::new),
                    run.actor().id(),
                    run.actor().granted())) {
                found.computeIfAbsent(row.getString(0), ref -> new ArrayList<>())
                        .add(row.getString(1));
                if (row.getString(2) != null) {
                    found.put(CLOSED + row.getString(1), List.of(row.getString(2)));
                }
            }
        }
        return found;
    }

    @Override
    protected String key(Cells cells) {
        return cells.text("name")
                .map(name -> DatasetName.parse(name).value().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    @Override
    protected ObjectNode read(Cells cells, Map<String, List<String>> known, Optional<There> changed, ImportRun run) {
        cells.requireKnown(COLUMNS);
        JsonNode before = changed.map(There::values).orElse(NullNode.instance);
        String order = order(cells, before, known);
        Dataset dataset = new Dataset().apply(draft(cells, before, known));
        ObjectNode values = values().put("id", dataset.id.toString())
                .put("order_id", order)
                .put("project_id", dataset.projectId == null ? null : dataset.projectId.toString())
                .put("name", dataset.name)
                .put("title", dataset.title)
                .put("description", dataset.description)
                .put("metadata", dataset.metadata)
                .put("policy", dataset.policy)
                .put("license", dataset.license)
                .put("privacy", dataset.privacy);
        values.set("creators", json.valueToTree(dataset.creators));
        values.set("references", json.valueToTree(dataset.references));
        dataset.tags.forEach(values.putArray("tags")::add);
        values.set("properties", json.valueToTree(dataset.properties));
        store(members(cells, known), values);
        return values;
    }

    private static String order(Cells cells, JsonNode before, Map<String, List<String>> known) {
        String order = cells.text("order")
                .map(text -> referred("order", text, known))
                .orElseThrow(() -> Problem.rule("order", "required", "A dataset belongs to an order"));
        if (before.hasNonNull("order_id")) {
            if (!before.path("order_id").asText().equals(order)) {
                throw Problem.rule("order", "immutable", "A dataset stays with its order");
            }
            return order;
        }
        return requireOpen("order", order, known);
    }

    /** What a row does not say stays as it is where the dataset is there, and is judged with what the row says. */
    private DatasetDraft draft(Cells cells, JsonNode before, Map<String, List<String>> known) {
        List<Creator> creators = cells.list("creators").orElse(List.of()).stream()
                .map(text -> new Creator(UUID.fromString(referred("creators", "person ", text, known))))
                .toList();
        return new DatasetDraft(
                null,
                project(cells, before, known),
                cells.text("name"),
                cells.text("title"),
                cells.text("description"),
                cells.text("metadata"),
                cells.text("policy"),
                cells.text("license").or(() -> text(before, "license")),
                cells.text("privacy").map(DatasetImport::privacy).or(() -> text(before, "privacy")),
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.of(creators),
                Optional.of(Stream.concat(
                                cited(cells, "mandatory_references", true, known),
                                cited(cells, "references", false, known))
                        .toList()),
                cells.list("tags"),
                Optional.empty(),
                properties(cells, before),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Stream<Citation> cited(
            Cells cells, String column, boolean mandatory, Map<String, List<String>> known) {
        return cells.list(column).orElse(List.of()).stream()
                .map(text -> UUID.fromString(referred(column, "bibreference ", text, known)))
                .map(id -> new Citation(id, mandatory, null));
    }

    private static @Nullable UUID project(Cells cells, JsonNode before, Map<String, List<String>> known) {
        Optional<String> stays = text(before, "project_id");
        return cells.text("project")
                .map(text -> referred("project", text, known))
                .map(id -> stays.filter(id::equals).orElseGet(() -> requireOpen("project", id, known)))
                .or(() -> stays)
                .map(UUID::fromString)
                .orElse(null);
    }

    private static String requireOpen(String column, String id, Map<String, List<String>> known) {
        known.getOrDefault(CLOSED + id, List.of()).forEach(code -> {
            throw Problem.rule(column, code, "No dataset comes new into this " + column + " by you");
        });
        return id;
    }

    private Optional<JsonNode> properties(Cells cells, JsonNode before) {
        ObjectNode properties = json.createObjectNode();
        before.path("properties").properties().forEach(each -> properties.set(each.getKey(), each.getValue()));
        cells.properties().ifPresent(said -> properties.setAll((ObjectNode) said));
        return Optional.of(properties);
    }

    private static Optional<String> text(JsonNode before, String column) {
        return Optional.ofNullable(before.path(column).textValue());
    }

    private static String referred(String column, String text, Map<String, List<String>> known) {
        return referred(column, column + " ", text, known);
    }

    private static String referred(String column, String kind, String text, Map<String, List<String>> known) {
        List<String> ids = known.getOrDefault(kind + text, List.of());
        return one(column, text, Map.of(text, ids));
    }

    private static String privacy(String word) {
        return word.matches("[0-3]") ? PRIVACY.get(Integer.parseInt(word)) : word;
    }

    private static List<String> texts(List<StagedRow> rows, String column) {
        Set<String> texts = new HashSet<>();
        rows.forEach(row -> new Cells(row).list(column).ifPresent(texts::addAll));
        return List.copyOf(texts);
    }

    @Override
    protected Map<String, There> there(Set<String> keys, ImportRun run) {
        Map<String, There> there = new HashMap<>();
        boolean changes = run.onConflict() == ImportRun.OnConflict.UPDATE;
        for (Row row : run.query(
                """
                select lower(d.name), d.id, d.version,
                       coalesce(dataset_role(d, $2, $3, $4), '') = 'admin'
                       and ($5 or not exists (select from app_user u where u.id = d.workspace_of
                                              and effective_level(u.access_level, u.realm_roles) = 'registered')),
                       jsonb_build_object('order_id', d.order_id, 'project_id', d.project_id, 'license', d.license,
                                          'privacy', d.privacy, 'properties', d.properties)::text
                from dataset d where lower(d.name) = any ($1)\s""" + (changes ? "order by d.id for update" : ""),
                keys.toArray(String[]::new),
                run.actor().id(),
                run.actor().has(Permission.DATA_EDIT),
                run.actor().has(Permission.DATA_MANAGEMENT),
                run.actor().isSuperAdmin())) {
            there.put(
                    row.getString(0),
                    new There(row.getUUID(1).toString(), row.getLong(2), row.getBoolean(3), parsed(row.getString(4))));
        }
        return there;
    }

    private JsonNode parsed(String values) {
        try {
            return json.readTree(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL made JSON that cannot be read", e);
        }
    }

    /** Here, too, the orders' rows are locked before the datasets': they were when they were looked up. */
    @Override
    protected void insert(String rows, ImportRun run) {
        run.query("""
                update data_order o set dataset_ids = o.dataset_ids || added.ids
                from (select order_id, array_agg(id) as ids from\s""" + ROWS + """
                 group by order_id) added
                where o.id = added.order_id""", rows);
        run.query("""
                insert into dataset (id, order_id, project_id, name, title, description, metadata, policy, license, privacy,
                                     creators, "references", tags, properties, members)
                select id, order_id, project_id,
                       coalesce(name, free_dataset_name(title || case when place = 1 then '' else ' ' || place end)),
                       title, description, metadata, policy, license, privacy, creators, "references", tags,
                       properties, members
                from (select r.*, row_number() over (partition by name, lower(title)) as place from\s""" + ROWS + """
                ) r""", rows);
    }

    @Override
    protected Iterable<Row> update(String rows, ImportRun run) {
        return run.query("""
                update dataset d set
                    title = r.title, description = coalesce(r.description, d.description),
                    metadata = coalesce(r.metadata, d.metadata), policy = coalesce(r.policy, d.policy),
                    license = r.license, privacy = r.privacy, project_id = r.project_id,
                    creators = case when r.creators = '[]' then d.creators else r.creators end,
                    "references" = case when r."references" = '[]' then d."references" else r."references" end,
                    tags = case when r.tags = '{}' then d.tags else r.tags end,
                    properties = r.properties
                from\s""" + ROWS + " where d.id = r.id returning d.id, d.version", rows);
    }
}
