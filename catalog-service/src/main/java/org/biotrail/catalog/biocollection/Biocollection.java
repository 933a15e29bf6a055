package org.biotrail.catalog.biocollection;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.biotrail.catalog.text.Wording;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** A herbarium or other collection, formal or not. */
@Entity
public class Biocollection extends RecordedEntity {
    static final int LONGEST_ACRONYM = 30;
    static final String ADMINISTRATOR = "administrator";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTES = 100_000;
    private static final int MOST_MEMBERS = 200;
    private static final List<String> ROLES = List.of(ADMINISTRATOR, "collaborator", "viewer");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+\\S*");

    String acronym;
    String name;

    @Nullable
    Integer irn;

    @Nullable
    UUID institutionId;

    @Nullable
    String url;

    @Nullable
    String notes;

    boolean managed;

    @Convert(converter = MemberColumn.class)
    @ColumnTransformer(read = "cast(members as text)", write = JsonList.WRITE)
    List<Member> members = List.of();

    /** The id of the user who made it; the database fills it. */
    @Column(insertable = false, updatable = false)
    String createdBy;

    /** @throws Problem 422 with every rule that is broken but {@code role_level}, which asks who the members are */
    Biocollection apply(BiocollectionDraft draft) {
        Violations broken = new Violations();
        broken.collect(
                "acronym",
                () -> acronym = Wording.required("acronym", draft.acronym().orElse(null), LONGEST_ACRONYM)
                        .toUpperCase(Locale.ROOT));
        broken.collect(
                "name",
                () -> name = Wording.name("name", draft.name().orElse(null), LONGEST_NAME)
                        .orElseThrow(() -> Problem.rule(
                                "name",
                                "name_required",
                                "No registry has one collection of this acronym: it needs a name")));
        irn = draft.irn().orElse(null);
        institutionId = draft.institutionId();
        broken.collect("url", () -> url = url(draft));
        broken.collect(
                "notes",
                () -> notes = Wording.text("notes", draft.notes().orElse(null), LONGEST_NOTES)
                        .orElse(null));
        managed = draft.managed().orElse(false);
        broken.collect("members", () -> members = members(draft.members()));
        broken.require(
                !managed || members.stream().anyMatch(member -> member.role().equals(ADMINISTRATOR)),
                "members",
                "administrator_required",
                "A managed biocollection has at least one administrator");
        broken.require(managed || members.isEmpty(), "members", "not_managed", "Managed biocollections have members");
        broken.throwIfAny();
        return this;
    }

    private static @Nullable String url(BiocollectionDraft draft) {
        String address = Wording.name("url", draft.url().orElse(null), 2000).orElse(null);
        if (address != null && !URL.matcher(address).matches()) {
            throw Problem.rule("url", "url_form", "It is a web address");
        }
        return address;
    }

    private static List<Member> members(@Nullable List<BiocollectionDraft.MemberDraft> drafts) {
        if (drafts == null) {
            return List.of();
        }
        if (drafts.size() > MOST_MEMBERS) {
            throw Problem.rule("members", "too_many", "There are at most " + MOST_MEMBERS + " members");
        }
        List<Member> members = drafts.stream().map(Biocollection::member).toList();
        if (members.stream().map(Member::userId).distinct().count() < members.size()) {
            throw Problem.rule("members", "duplicate_member", "A user has one role");
        }
        return members;
    }

    private static Member member(BiocollectionDraft.MemberDraft draft) {
        String role = Objects.requireNonNullElse(draft.role(), "").strip().toLowerCase(Locale.ROOT);
        String user = draft.userId();
        if (user == null || !ROLES.contains(role)) {
            throw Problem.rule("members", "unknown_role", "A member is a user and one of " + String.join(", ", ROLES));
        }
        return new Member(user, role);
    }
}
