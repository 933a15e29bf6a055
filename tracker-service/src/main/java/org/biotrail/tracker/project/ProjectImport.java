package org.biotrail.tracker.project;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.biotrail.tracker.imports.Cells;
import org.biotrail.tracker.imports.KeyedImport;
import org.biotrail.tracker.member.Members;

/** Imports projects with their members; the key is the code, else the name. The importer becomes an admin, too. */
@ApplicationScoped
class ProjectImport extends KeyedImport {
    private static final String ROWS = """
            jsonb_to_recordset($1::text::jsonb) as r (
                id uuid, code text, name text, title text, description text, license text, policy text, time_zone text,
                tags text[], members jsonb)""";

    @Override
    public String things() {
        return "projects";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "code",
                "name",
                "title",
                "description",
                "license",
                "policy",
                "time_zone",
                "tags",
                "admins",
                "collaborators",
                "viewers");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("emi_code", "code", "project_description", "description", "uuid_emi_code", "id");
    }

    @Override
    protected Map<String, List<String>> lookUp(List<StagedRow> rows, ImportRun run) {
        return users(rows, List.copyOf(MEMBERS.keySet()), run);
    }

    @Override
    protected String key(Cells cells) {
        return cells.text("code")
                .map(code -> "code:" + ProjectCode.parse(code).value())
                .or(() -> cells.text("name")
                        .map(name -> "name:" + Text.line(name, 100).toLowerCase(Locale.ROOT)))
                .orElse("");
    }

    @Override
    protected ObjectNode read(Cells cells, Map<String, List<String>> known, Optional<There> changed, ImportRun run) {
        if (cells.text("id").isPresent() && !run.actor().has(Permission.DATA_MANAGEMENT)) {
            throw Problem.forbiddenField("id");
        }
        Project project = new Project().apply(draft(cells));
        Members members = members(cells, known).withAdmin(run.actor().id());
        ObjectNode values = values().put(
                        "id", cells.uuid("id").orElse(project.id).toString())
                .put("code", project.code)
                .put("name", project.name)
                .put("title", project.title)
                .put("description", project.description)
                .put("license", project.license)
                .put("policy", project.policy)
                .put("time_zone", project.timeZone);
        project.tags.forEach(values.putArray("tags")::add);
        store(members, values);
        return values;
    }

    private static ProjectDraft draft(Cells cells) {
        return new ProjectDraft(
                null,
                cells.text("code"),
                cells.text("name"),
                cells.text("title"),
                cells.text("description"),
                Optional.empty(),
                cells.text("policy"),
                cells.text("license"),
                Optional.empty(),
                Optional.empty(),
                cells.text("time_zone"),
                cells.list("tags"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    protected Map<String, There> there(Set<String> keys, ImportRun run) {
        Map<String, There> there = new HashMap<>();
        boolean manages = run.actor().has(Permission.DATA_MANAGEMENT);
        for (Row row : run.query("""
                select key, p.id, p.version, coalesce(member_role(p.members, $2), '') = 'admin'
                from unnest($1::text[]) key
                join project p on 'code:' || p.code = key or 'name:' || lower(p.name) = key""", keys.toArray(String[]::new), run.actor().id())) {
            there.put(
                    row.getString(0),
                    new There(
                            row.getUUID(1).toString(),
                            row.getLong(2),
                            manages || row.getBoolean(3),
                            NullNode.instance));
        }
        return there;
    }

    @Override
    protected void insert(String rows, ImportRun run) {
        run.query("""
                insert into project (id, code, name, title, description, license, policy, time_zone, tags, members)
                select id, code, name, title, description, license, policy, time_zone, tags, members from\s""" + ROWS, rows);
    }

    /** Members of what is there stay; they have paths of their own. */
    @Override
    protected Iterable<Row> update(String rows, ImportRun run) {
        return run.query("""
                update project p set
                    name = r.name, title = coalesce(r.title, p.title), description = coalesce(r.description, p.description),
                    license = coalesce(r.license, p.license), policy = coalesce(r.policy, p.policy),
                    time_zone = coalesce(r.time_zone, p.time_zone),
                    tags = case when r.tags = '{}' then p.tags else r.tags end
                from\s""" + ROWS + " where p.id = r.id returning p.id, p.version", rows);
    }
}
