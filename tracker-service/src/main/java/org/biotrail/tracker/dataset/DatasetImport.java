package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.ObjectMapper;
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
        known.putAll(open(texts(rows, "order"), """
                select 'order ' || ref, o.id from unnest($1::text[]) ref
                join data_order o on o.id in (select order_matches(ref))
                where ($3 or o.editors @> array[$2::text]) and o.status not in ('rejected', 'cancelled', 'closed')""", run));
        known.putAll(open(texts(rows, "project"), """
                select 'project ' || ref, p.id from unnest($1::text[]) ref
                join project p on p.id in (select project_matches(ref))
                where ($3 or member_role(p.members, $2) in ('admin', 'collaborator')) and p.state = 'active'""", run));
        run.resolve("person", texts(rows, "creators")).forEach((text, ids) -> known.put("person " + text, ids));
        List<String> cited = Stream.concat(
                        texts(rows, "references").stream(), texts(rows, "mandatory_references").stream())
                .distinct()
                .toList();
        run.resolve("bibreference", cited).forEach((text, ids) -> known.put("bibreference " + text, ids));
        return known;
    }

    /** Orders and projects that this actor may put datasets into, by the texts that mean them. */
    private static Map<String, List<String>> open(List<String> texts, String sql, ImportRun run) {
        Map<String, List<String>> found = new HashMap<>();
        if (!texts.isEmpty()) {
            for (Row row : run.query(
                    sql,
                    texts.toArray(String[]::new),
                    run.actor().id(),
                    run.actor().has(Permission.DATA_MANAGEMENT))) {
                found.computeIfAbsent(row.getString(0), ref -> new ArrayList<>())
                        .add(row.getUUID(1).toString());
            }
        }
        return found;
    }

    @Override
    protected Said read(Cells cells, Map<String, List<String>> known, ImportRun run) {
        cells.requireKnown(COLUMNS);
        String order = cells.text("order")
                .map(text -> referred("order", text, known))
                .orElseThrow(() -> Problem.rule("order", "required", "A dataset belongs to an order"));
        Dataset dataset = new Dataset().apply(draft(cells, known));
        ObjectNode values = values().put("id", dataset.id.toString())
                .put("order_id", order)
                .put("project_id", dataset.projectId == null ? null : dataset.projectId.toString())
                .put("name", dataset.name)
                .put("title", dataset.title)
                .put("description", dataset.description)
                .put("metadata", dataset.metadata)
                .put("policy", dataset.policy)
                .put("license", dataset.license)
                // What a row does not say stays as it is where the dataset is there.
                .put("privacy", cells.text("privacy").isPresent() ? dataset.privacy : null);
        values.set("creators", json.valueToTree(dataset.creators));
        values.set("references", json.valueToTree(dataset.references));
        dataset.tags.forEach(values.putArray("tags")::add);
        values.set("properties", json.valueToTree(dataset.properties));
        store(members(cells, known), values);
        return new Said(dataset.name == null ? "" : dataset.name.toLowerCase(Locale.ROOT), values);
    }

    private static DatasetDraft draft(Cells cells, Map<String, List<String>> known) {
        List<Creator> creators = cells.list("creators").orElse(List.of()).stream()
                .map(text -> new Creator(UUID.fromString(referred("creators", "person ", text, known))))
                .toList();
        return new DatasetDraft(
                null,
                project(cells, known),
                cells.text("name"),
                cells.text("title"),
                cells.text("description"),
                cells.text("metadata"),
                cells.text("policy"),
                cells.text("license"),
                cells.text("privacy").map(DatasetImport::privacy),
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
                cells.properties(),
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

    private static @Nullable UUID project(Cells cells, Map<String, List<String>> known) {
        return cells.text("project")
                .map(text -> UUID.fromString(referred("project", text, known)))
                .orElse(null);
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
        for (Row row : run.query(
                """
                select lower(d.name), d.id, d.version,
                       coalesce(dataset_role(d, $2, $3, $4), '') = 'admin'
                       and ($5 or not exists (select from app_user u where u.id = d.workspace_of
                                              and effective_level(u.access_level, u.realm_roles) = 'registered'))
                from dataset d where lower(d.name) = any ($1)""",
                keys.toArray(String[]::new),
                run.actor().id(),
                run.actor().has(Permission.DATA_EDIT),
                run.actor().has(Permission.DATA_MANAGEMENT),
                run.actor().isSuperAdmin())) {
            there.put(row.getString(0), new There(row.getUUID(1).toString(), row.getLong(2), row.getBoolean(3)));
        }
        return there;
    }

    /** The orders are told first, so that their rows are locked before the datasets'. */
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
                       title, description, metadata, policy, license, coalesce(privacy, 'authorised'), creators, "references",
                       tags, properties,
                       members
                from (select r.*, row_number() over (partition by name, lower(title)) as place from\s""" + ROWS + """
                ) r""", rows);
    }

    @Override
    protected Iterable<Row> update(String rows, ImportRun run) {
        return run.query("""
                update dataset d set
                    title = r.title, description = coalesce(r.description, d.description),
                    metadata = coalesce(r.metadata, d.metadata), policy = coalesce(r.policy, d.policy),
                    license = coalesce(r.license, d.license), privacy = coalesce(r.privacy, d.privacy),
                    project_id = coalesce(r.project_id, d.project_id),
                    creators = case when r.creators = '[]' then d.creators else r.creators end,
                    "references" = case when r."references" = '[]' then d."references" else r."references" end,
                    tags = case when r.tags = '{}' then d.tags else r.tags end,
                    properties = d.properties || r.properties
                from\s""" + ROWS + " where d.id = r.id returning d.id, d.version", rows);
    }
}
