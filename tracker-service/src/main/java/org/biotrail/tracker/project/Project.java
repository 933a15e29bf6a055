package org.biotrail.tracker.project;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.Text;
import org.biotrail.tracker.license.License;
import org.biotrail.tracker.member.Member;
import org.biotrail.tracker.member.MemberList;
import org.biotrail.tracker.member.Membered;
import org.biotrail.tracker.member.Members;
import org.biotrail.tracker.member.Role;
import org.biotrail.tracker.text.Fields;
import org.biotrail.tracker.text.FormerId;
import org.biotrail.tracker.text.Properties;
import org.biotrail.tracker.text.Tags;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A group of datasets and of people with common access; its code begins the sample labels. */
@Entity
public class Project extends RecordedEntity implements Membered {
    private static final String ACTIVE = "active";
    private static final String CLOSED = "closed";

    @Nullable
    String code;

    String name;

    @Nullable
    String title;

    @Nullable
    String description;

    @Nullable
    String details;

    @Nullable
    String policy;

    @Nullable
    String license;

    boolean listed = true;
    String state = ACTIVE;

    @Nullable
    String timeZone;

    List<String> tags = List.of();
    List<UUID> tagIds = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Map<String, String> reduDefaults;

    @Convert(converter = FundingList.class)
    @ColumnTransformer(read = "cast(funding_references as text)", write = JsonList.WRITE)
    List<Funding> fundingReferences = List.of();

    @Convert(converter = MemberList.class)
    @ColumnTransformer(read = "cast(members as text)", write = JsonList.WRITE)
    List<Member> members = List.of();

    @Nullable
    String workspaceOf;

    /**
     * Takes over what a draft says.
     *
     * @throws Problem 422 with every rule that is broken
     */
    Project apply(Description draft) {
        Fields fields = new Fields();
        code = fields.read("code", draft.code(), ProjectCode::parse)
                .map(ProjectCode::value)
                .orElse(null);
        name = fields.required("name", draft.name(), 100);
        fields.require(!FormerId.isLike(name), "name", "format", "A name does not look like an id");
        title = fields.line("title", draft.title(), 500);
        description = fields.markdown("description", draft.description());
        details = fields.markdown("details", draft.details());
        policy = fields.markdown("policy", draft.policy());
        license = fields.read("license", draft.license(), License::parse)
                .map(License::id)
                .orElse(null);
        listed = draft.listed().orElse(true);
        state = draft.state().orElse(ACTIVE);
        timeZone = fields.read("time_zone", draft.timeZone(), Project::timeZone).orElse(null);
        tags = fields.read("tags", draft.tags(), words -> Tags.of(Optional.of(words)))
                .map(Tags::values)
                .orElse(List.of());
        tagIds = draft.tagIds().orElse(List.of()).stream().distinct().toList();
        reduDefaults = fields.read("redu_defaults", draft.reduDefaults(), object -> Properties.of(Optional.of(object)))
                .map(Properties::values)
                .orElse(null);
        fundingReferences = fields.read(
                        "funding_references",
                        draft.fundingReferences(),
                        list -> list.stream().map(Funding::checked).toList())
                .orElse(List.of());
        fields.require(
                state.equals(ACTIVE) || state.equals(CLOSED), "state", "unknown_value", "It is active or closed");
        fields.throwIfAny();
        return this;
    }

    /** @throws Problem 403 for who does not administer it */
    void requireAdmin(Actor actor) {
        if (!actor.has(Permission.DATA_MANAGEMENT)
                && roleOf(actor.id()).filter(Role.ADMIN.word()::equals).isEmpty()) {
            throw Problem.forbidden("not_admin", "This needs the role admin in the project");
        }
    }

    /** @throws Problem 403 for who may not put datasets into it, 409 {@code project_closed} */
    public void requireTakesDatasets(Actor actor) {
        boolean writes = actor.has(Permission.DATA_MANAGEMENT)
                || roleOf(actor.id())
                        .filter(role -> !role.equals(Role.VIEWER.word()))
                        .isPresent();
        if (!writes) {
            throw Problem.forbidden("not_collaborator", "This needs the role collaborator or admin in the project");
        }
        if (state.equals(CLOSED)) {
            throw Problem.conflict("project_id", "project_closed", "The project is closed");
        }
    }

    private Optional<String> roleOf(String userId) {
        return members().roleOf(userId);
    }

    @Override
    public Members members() {
        return new Members(members);
    }

    @Override
    public void replaceMembers(Members replaced) {
        members = replaced.list();
    }

    @Override
    public boolean needsAdmin() {
        return true;
    }

    @Override
    public Optional<String> workspaceOwner() {
        return Optional.ofNullable(workspaceOf);
    }

    private static String timeZone(String text) {
        try {
            return ZoneId.of(Text.line(text, 100)).getId();
        } catch (DateTimeException e) {
            throw Problem.rule("", "unknown_time_zone", "A time zone has an IANA name like Europe/Zurich");
        }
    }
}
