package org.biotrail.tracker.project;

import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.imports.KeyedImport;
import org.biotrail.tracker.member.Member;
import org.biotrail.tracker.member.MemberList;
import org.biotrail.tracker.member.Members;
import org.biotrail.tracker.member.Role;
import org.biotrail.tracker.text.Fields;

/** Imports members of one project, which its administrators do; the key is the user. */
@ApplicationScoped
class ProjectMemberImport implements RowImport {
    /** The option that the path sets. */
    private static final String PROJECT = "project";

    private static final String LOCK = """
            select p.members::text, $2 or coalesce(member_role(p.members, $3), '') = 'admin',
                   exists (select from app_user u where u.id = p.workspace_of
                           and effective_level(u.access_level, u.realm_roles) = 'registered')
            from project p where p.id = $1 for update""";

    @Override
    public String things() {
        return "project-members";
    }

    @Override
    public List<String> columns() {
        return List.of("user", "role");
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        UUID project = UUID.fromString(String.valueOf(run.options().get(PROJECT)));
        Members before = locked(project, run);
        Map<String, List<String>> known = KeyedImport.users(rows, List.of("user"), run);
        List<RowOutcome> outcomes = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Members members = before;
        for (StagedRow row : rows) {
            try {
                String user = KeyedImport.one("user", required(row, "user"), known);
                if (members.of(user).isEmpty()) {
                    KeyedImport.requireActive("user", user, known);
                }
                Role role = role(row);
                if (!seen.add(user)) {
                    throw Problem.rule("user", "duplicate", "Another row of this upload names this user");
                }
                if (role != Role.VIEWER && !KeyedImport.isFullUser(user, known)) {
                    throw Problem.rule("role", "level_too_low", "This role needs the level full_user");
                }
                Members after = members.withRole(user, role);
                RowOutcome outcome = outcome(row.number(), user, role, members, run);
                if (outcome.state() == RowOutcome.State.UPDATED) {
                    requireAdmin(after, run);
                }
                if (outcome.state() == RowOutcome.State.CREATED || outcome.state() == RowOutcome.State.UPDATED) {
                    members = after;
                }
                outcomes.add(outcome);
            } catch (Problem problem) {
                outcomes.add(RowOutcome.failed(row.number(), problem.violations()));
            }
        }
        if (!members.equals(before)) {
            run.query("update project set members = $2::text::jsonb where id = $1", project, written(members));
        }
        return outcomes;
    }

    private static RowOutcome outcome(int number, String user, Role role, Members members, ImportRun run) {
        Optional<Member> there = members.of(user);
        if (there.isEmpty()) {
            return RowOutcome.created(number, user);
        }
        if (run.onConflict() == OnConflict.UPDATE) {
            return there.get().role().equals(role.word())
                    ? RowOutcome.unchanged(number, user)
                    : RowOutcome.updated(number, user);
        }
        if (run.onConflict() == OnConflict.SKIP) {
            return RowOutcome.skipped(number, "duplicate", "This user is a member already");
        }
        throw Problem.rule("user", "duplicate", "This user is a member already");
    }

    private static Members locked(UUID project, ImportRun run) {
        for (Row row : run.query(
                LOCK,
                project,
                run.actor().has(Permission.DATA_MANAGEMENT),
                run.actor().id())) {
            if (!row.getBoolean(1)) {
                throw Problem.forbidden("not_admin", "This needs the role admin in the project");
            }
            if (row.getBoolean(2) && !run.actor().isSuperAdmin()) {
                throw Problem.forbidden("level_too_low", "The workspace of a registered user has no other members");
            }
            return new Members(new MemberList().convertToEntityAttribute(row.getString(0)));
        }
        throw Problem.notFound("The project");
    }

    private static void requireAdmin(Members members, ImportRun run) {
        boolean led = run.query("select has_active_admin($1::text::jsonb)", written(members))
                .iterator()
                .next()
                .getBoolean(0);
        if (!led) {
            throw Problem.rule("role", "last_admin", "At least one active admin must remain");
        }
    }

    private static String written(Members members) {
        return new MemberList().convertToDatabaseColumn(members.list());
    }

    private static Role role(StagedRow row) {
        Fields fields = new Fields();
        Role role = fields.read("role", Optional.of(required(row, "role")), Role::parse)
                .orElse(Role.VIEWER);
        fields.throwIfAny();
        return role;
    }

    private static String required(StagedRow row, String column) {
        return row.text(column).orElseThrow(() -> Problem.rule(column, "required", column + " is required"));
    }
}
