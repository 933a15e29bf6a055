package org.biotrail.tracker.user;

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
import org.biotrail.tracker.imports.Cells;
import org.biotrail.tracker.imports.KeyedImport;

/** Imports users who have not signed in yet; the key is the e-mail address. */
@ApplicationScoped
class UserImport extends KeyedImport {
    private static final String ROWS = """
            jsonb_to_recordset($1::text::jsonb) as r (
                id text, kind text, name text, email text, email_public text, contact text, affiliation text, orcid text,
                url text, auth_ids text[])""";

    @Override
    public String things() {
        return "users";
    }

    @Override
    public List<String> columns() {
        return List.of("name", "email", "kind", "affiliation", "contact", "email_public", "orcid", "url", "auth_ids");
    }

    @Override
    protected Map<String, List<String>> lookUp(List<StagedRow> rows, ImportRun run) {
        return Map.of();
    }

    @Override
    protected String key(Cells cells) {
        return cells.text("email")
                .map(text -> Email.parse(text).value().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    @Override
    protected ObjectNode read(Cells cells, Map<String, List<String>> known, Optional<There> changed, ImportRun run) {
        AppUser user = new AppUser().apply(draft(cells));
        ObjectNode values = values().put("id", user.id)
                .put("kind", cells.text("kind").isPresent() ? user.kind : null)
                .put("name", user.name)
                .put("email", user.email)
                .put("email_public", user.emailPublic)
                .put("contact", user.contact)
                .put("affiliation", user.affiliation)
                .put("orcid", user.orcid)
                .put("url", user.url);
        cells.list("auth_ids").orElse(List.of()).forEach(values.putArray("auth_ids")::add);
        return values;
    }

    private static UserDraft draft(Cells cells) {
        return new UserDraft(
                Optional.empty(),
                cells.text("name"),
                cells.text("email"),
                cells.text("kind"),
                cells.text("affiliation"),
                null,
                cells.text("contact"),
                cells.text("email_public"),
                cells.text("orcid"),
                cells.text("url"),
                null,
                null,
                null,
                Optional.empty(),
                cells.list("auth_ids"),
                Optional.empty(),
                Optional.empty(),
                null);
    }

    /** Those who manage users may change the ones that never signed in. */
    @Override
    protected Map<String, There> there(Set<String> keys, ImportRun run) {
        Map<String, There> there = new HashMap<>();
        boolean manages = run.actor().has(Permission.USER_MANAGEMENT);
        for (Row row : run.query("""
                select lower(email), id, version, has_signed_in from app_user
                where merged_into is null and lower(email) = any ($1)""", (Object) keys.toArray(String[]::new))) {
            there.put(
                    row.getString(0),
                    new There(
                            row.getString(1),
                            row.getLong(2),
                            manages && !row.getBoolean("has_signed_in"),
                            NullNode.instance));
        }
        return there;
    }

    @Override
    protected void insert(String rows, ImportRun run) {
        run.query("""
                insert into app_user (id, kind, name, email, email_public, contact, affiliation, orcid, url, auth_ids)
                select id, coalesce(kind, 'person'), name, email, email_public, contact, affiliation, orcid, url, auth_ids from\s""" + ROWS, rows);
    }

    @Override
    protected Iterable<Row> update(String rows, ImportRun run) {
        return run.query("""
                update app_user u set
                    kind = coalesce(r.kind, u.kind), name = r.name, email_public = coalesce(r.email_public, u.email_public),
                    contact = coalesce(r.contact, u.contact), affiliation = coalesce(r.affiliation, u.affiliation),
                    orcid = coalesce(r.orcid, u.orcid), url = coalesce(r.url, u.url),
                    auth_ids = case when r.auth_ids = '{}' then u.auth_ids else r.auth_ids end
                from\s""" + ROWS + " where u.id = r.id returning u.id, u.version", rows);
    }
}
