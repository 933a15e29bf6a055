package org.biotrail.tracker.dataset;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.tracker.license.License;
import org.biotrail.tracker.member.Member;
import org.biotrail.tracker.member.MemberList;
import org.biotrail.tracker.member.Membered;
import org.biotrail.tracker.member.Members;
import org.biotrail.tracker.text.Fields;
import org.biotrail.tracker.text.Properties;
import org.biotrail.tracker.text.Tags;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A publication that lives: what sampling and lab gather carries its id and follows its policy. */
@Entity
public class Dataset extends RecordedEntity implements Membered {
    private static final Set<String> PRIVACIES = Set.of("authorised", "project", "registered", "public");

    UUID orderId;

    @Nullable
    UUID projectId;

    @Nullable
    String name;

    String title;

    @Nullable
    String description;

    @Nullable
    String metadata;

    @Nullable
    String policy;

    @Nullable
    String license;

    String privacy = "authorised";

    @Nullable
    LocalDate embargoUntil;

    /** Set by {@link Embargoes}. */
    @Nullable
    OffsetDateTime embargoLiftedAt;

    boolean listed = true;
    boolean locked;

    @Convert(converter = CreatorList.class)
    @ColumnTransformer(read = "cast(creators as text)", write = JsonList.WRITE)
    List<Creator> creators = List.of();

    @Column(name = "\"references\"")
    @Convert(converter = CitationList.class)
    @ColumnTransformer(read = "cast(\"references\" as text)", write = JsonList.WRITE)
    List<Citation> references = List.of();

    List<String> tags = List.of();
    List<UUID> tagIds = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> properties = Map.of();

    @Convert(converter = IdentifierList.class)
    @ColumnTransformer(read = "cast(identifiers as text)", write = JsonList.WRITE)
    List<Identifier> identifiers = List.of();

    @Convert(converter = RelatedIdentifierList.class)
    @ColumnTransformer(read = "cast(related_identifiers as text)", write = JsonList.WRITE)
    List<RelatedIdentifier> relatedIdentifiers = List.of();

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
    Dataset apply(Contents draft) {
        Fields fields = new Fields();
        projectId = draft.projectId();
        name = fields.read("name", draft.name(), DatasetName::parse)
                .map(DatasetName::value)
                .orElse(null);
        title = fields.title("title", draft.title());
        description = fields.markdown("description", draft.description());
        metadata = fields.markdown("metadata", draft.metadata());
        policy = fields.markdown("policy", draft.policy());
        license = fields.read("license", draft.license(), License::parse)
                .map(License::id)
                .orElse(null);
        embargo(draft.embargoUntil(), fields);
        privacy = draft.privacy().orElse("authorised");
        listed = draft.listed().orElse(true);
        locked = draft.locked().orElse(false);
        creators = fields.read("creators", draft.creators(), Dataset::distinct).orElse(List.of());
        references =
                fields.read("references", draft.references(), Dataset::cited).orElse(List.of());
        tags = fields.read("tags", draft.tags(), words -> Tags.of(Optional.of(words)))
                .map(Tags::values)
                .orElse(List.of());
        tagIds = draft.tagIds().orElse(List.of()).stream().distinct().toList();
        properties = fields.read("properties", draft.properties(), object -> Properties.of(Optional.of(object)))
                .map(Properties::values)
                .orElse(Map.of());
        identifiers = fields.read(
                        "identifiers",
                        draft.identifiers(),
                        list -> list.stream().map(Identifier::normal).distinct().toList())
                .orElse(List.of());
        relatedIdentifiers = fields.read(
                        "related_identifiers",
                        draft.relatedIdentifiers(),
                        list -> list.stream().map(RelatedIdentifier::checked).toList())
                .orElse(List.of());
        requirePolicy(fields);
        fields.throwIfAny();
        return this;
    }

    private void requirePolicy(Fields fields) {
        fields.require(
                PRIVACIES.contains(privacy), "privacy", "unknown_value", "The kinds of privacy are " + PRIVACIES);
        fields.require(
                !privacy.equals("project") || projectId != null,
                "project_id",
                "project_required",
                "Privacy project needs a project");
        fields.require(
                license != null || !(privacy.equals("registered") || privacy.equals("public")),
                "license",
                "license_required",
                "What others may read has a licence");
    }

    /** An embargo is in the future when it is set; one that has ended may stay. */
    private void embargo(@Nullable LocalDate until, Fields fields) {
        fields.require(
                until == null || Objects.equals(until, embargoUntil) || until.isAfter(LocalDate.now(ZoneOffset.UTC)),
                "embargo_until",
                "out_of_range",
                "An embargo ends in the future");
        if (!Objects.equals(until, embargoUntil)) {
            embargoLiftedAt = null;
        }
        embargoUntil = until;
    }

    private static List<Creator> distinct(List<Creator> creators) {
        Set<Creator> seen = new HashSet<>();
        creators.forEach(creator -> {
            if (creator.personId() == null) {
                throw Problem.rule("", "required", "A creator is a person");
            }
            if (!seen.add(creator)) {
                throw Problem.rule("", "duplicate", "No person creates a dataset twice");
            }
        });
        return List.copyOf(creators);
    }

    private static List<Citation> cited(List<Citation> references) {
        Set<UUID> seen = new HashSet<>();
        List<Citation> checked = references.stream().map(Citation::checked).toList();
        checked.forEach(reference -> {
            if (!seen.add(reference.bibreferenceId())) {
                throw Problem.rule("", "duplicate", "Each reference stands here once");
            }
        });
        return checked;
    }

    @Override
    public Members members() {
        return new Members(members);
    }

    @Override
    public void replaceMembers(Members replaced) {
        members = replaced.list();
    }

    /** The order's editors administer it anyway. */
    @Override
    public boolean needsAdmin() {
        return false;
    }

    @Override
    public Optional<String> workspaceOwner() {
        return Optional.ofNullable(workspaceOf);
    }
}
