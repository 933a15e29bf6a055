package org.biotrail.catalog.taxon;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A name or any node of the tree of life. It holds what people say of it; full name, level and place in the tree are
 * made of that by the database, for all taxa that a change concerns at once.
 */
@Entity
@Table(name = "taxon")
@DynamicUpdate
public class Taxon extends RecordedEntity {
    /** {@code Life}, which everything hangs on; made by migration. */
    static final UUID LIFE = UUID.fromString("00000000-0000-7000-8000-000000000001");

    private static final int LONGEST_NAME = 200;

    String name = "";

    @Convert(converter = RankColumn.class)
    Rank rank = Rank.CLADE;

    @Nullable
    UUID parentId;

    boolean valid = true;

    @Nullable
    UUID seniorId;

    @Nullable
    String author;

    @Nullable
    UUID authorId;

    @Nullable
    String bibreference;

    @Nullable
    UUID bibreferenceId;

    @Convert(converter = IdListColumn.class)
    @ColumnTransformer(read = "cast(bibreference_ids as text)", write = IdListColumn.WRITE)
    List<UUID> bibreferenceIds = List.of();

    @Enumerated(EnumType.STRING)
    NomenclaturalCode nomenclaturalCode = NomenclaturalCode.ICN;

    @Convert(converter = HybridColumn.class)
    Hybrid hybrid = Hybrid.NONE;

    @Convert(converter = IdListColumn.class)
    @ColumnTransformer(read = "cast(hybrid_parent_ids as text)", write = IdListColumn.WRITE)
    List<UUID> hybridParentIds = List.of();

    boolean incertaeSedis;

    @Convert(converter = ExternalReferenceColumn.class)
    @ColumnTransformer(read = "cast(external as text)", write = JsonList.WRITE)
    List<ExternalReference> external = List.of();

    @Convert(converter = IdListColumn.class)
    @ColumnTransformer(read = "cast(specialist_ids as text)", write = IdListColumn.WRITE)
    List<UUID> specialistIds = List.of();

    @Convert(converter = VernacularNameColumn.class)
    @ColumnTransformer(read = "cast(vernacular_names as text)", write = JsonList.WRITE)
    List<VernacularName> vernacularNames = List.of();

    @Nullable
    String notes;

    @Nullable
    String verbatimRank;

    /** Whether the name is shown as it stands, without any ancestor's part before it. */
    boolean nameWhole;

    /** The fields that change what the name is, and that stay as they are once data speak of the taxon. */
    List<Optional<Object>> core() {
        return Arrays.<@Nullable Object>asList(
                        name, rank, parentId, valid, seniorId, author, authorId, hybrid, hybridParentIds)
                .stream()
                .map(Optional::ofNullable)
                .toList();
    }

    /**
     * Becomes what is proposed, if every rule allows it.
     *
     * @throws Problem 422 with all broken rules; 409 {@code has_juniors}
     */
    void become(Proposal proposal, Kin kin, boolean juniorsMove) {
        Violations broken = new Violations();
        NomenclaturalCode code = proposal.code()
                .orElseGet(() -> NomenclaturalCode.byDefault(
                        proposal.rank(), proposal.text(), kin.above().parent().code()));
        boolean keepsName = !nameWhole
                && !proposal.published()
                && authorId != null
                && proposal.text().equals(name);
        author = proposal.author().orElse(null);
        broken.collect("name", () -> takeName(proposal, kin, code, keepsName, broken));
        rank = proposal.rank();
        parentId = kin.above().parent().id();
        valid = proposal.valid();
        seniorId = proposal.seniorId().orElse(null);
        authorId = proposal.authorId().orElse(null);
        bibreference = proposal.bibreference().orElse(null);
        bibreferenceId = proposal.bibreferenceId().orElse(null);
        bibreferenceIds = proposal.bibreferenceIds();
        nomenclaturalCode = code;
        hybridParentIds = proposal.hybridParentIds();
        incertaeSedis = proposal.incertaeSedis();
        external = proposal.external();
        specialistIds = proposal.specialistIds();
        vernacularNames = proposal.vernacularNames();
        notes = proposal.notes().orElse(null);
        verbatimRank = proposal.verbatimRank().orElse(null);
        new TaxonRules(this, kin, broken).check();
        broken.throwIfAny();
        if (!valid && !kin.below().juniors().isEmpty() && !(juniorsMove && seniorId != null)) {
            throw Problem.conflict(
                    "senior_id", "has_juniors", "Other names are its synonyms; move_juniors=true takes them along");
        }
    }

    /** An autonym repeats the name of its species or genus and has no author of its own (ICN Art. 22, 26). */
    boolean isAutonym(Lineage above) {
        Optional<Relative> repeated =
                rank.isInfraspecific() ? above.species() : rank.isInfrageneric() ? above.genus() : Optional.empty();
        return nomenclaturalCode == NomenclaturalCode.ICN
                && repeated.filter(relative -> relative.name().equals(name)).isPresent();
    }

    boolean isPublished() {
        return authorId == null;
    }

    /** What is created although something is missing: codes and messages. */
    List<Warning> warnings(Lineage above) {
        boolean lacksAuthor = TaxonRules.hasAuthor(this) && author == null && !isAutonym(above) && !external.isEmpty();
        boolean belowSynonym = valid && above.parent().accepted().isPresent();
        return Stream.of(
                        lacksAuthor
                                ? Optional.of(new Warning("author_unknown", "author", "Nobody says who published it"))
                                : Optional.<Warning>empty(),
                        belowSynonym
                                ? Optional.of(new Warning(
                                        "parent_is_synonym",
                                        "parent_id",
                                        "Its parent is a synonym of "
                                                + above.parent().accepted().get()))
                                : Optional.<Warning>empty())
                .flatMap(Optional::stream)
                .toList();
    }

    /** Something that a writer should know and that stops nothing. */
    record Warning(String code, String field, String message) {}

    private void takeName(Proposal proposal, Kin kin, NomenclaturalCode code, boolean keepsName, Violations broken) {
        TaxonName read = proposal.name(code);
        hybrid = read.hybrid() ? Hybrid.NOTHOTAXON : proposal.hybrid();
        author = proposal.author().or(read::authorship).orElse(null);
        broken.require(
                read.authorship().isEmpty() || read.authorship().get().equals(author),
                "name",
                "name_form",
                "The name ends in another authorship than author");
        if (hybrid == Hybrid.FORMULA) {
            name = formula(kin.hybridParents());
            nameWhole = false;
        } else if (!proposal.published() && !keepsName) {
            Optional<String> own = ownOfUnpublished(proposal, kin.above());
            name = own.orElse(proposal.text());
            nameWhole = proposal.rank().isEpithet() && own.isEmpty();
        } else if (proposal.published()) {
            boolean alone = proposal.rank().isEpithet()
                    && proposal.rank() != Rank.CULTIVAR
                    && proposal.incertaeSedis()
                    && kin.above().genus().isEmpty();
            name = alone ? read.above().map(above -> above + " " + read.own()).orElse(read.own()) : read.own();
            nameWhole = alone;
            kin.above()
                    .mismatch(read)
                    .filter(part -> !alone)
                    .ifPresent(part -> broken.add(
                            "name", "name_parent_mismatch", part + " is not what stands above " + read.own()));
        }
        broken.require(
                name.codePointCount(0, name.length()) <= LONGEST_NAME,
                "name",
                "too_long",
                "A name has at most " + LONGEST_NAME + " characters");
    }

    /** {@code sp.1} of {@code Ocotea sp.1}, where the genus is Ocotea: such names follow their genus. */
    private static Optional<String> ownOfUnpublished(Proposal proposal, Lineage above) {
        if (!proposal.rank().isEpithet()) {
            return Optional.empty();
        }
        return Optional.of(above)
                .flatMap(lineage ->
                        proposal.rank().isBelowSpecies() ? lineage.species().or(lineage::genus) : lineage.genus())
                .map(relative -> relative.fullName() + " ")
                .filter(start ->
                        proposal.text().startsWith(start) && proposal.text().length() > start.length())
                .map(start -> withoutMarker(proposal.text().substring(start.length()), proposal.rank()));
    }

    private static String withoutMarker(String own, Rank rank) {
        String marker = rank.marker();
        return !marker.isEmpty() && own.startsWith(marker + " ") ? own.substring(marker.length() + 1) : own;
    }

    /** A formula means the same in whatever order its parents are given. */
    private static String formula(List<Relative> parents) {
        return parents.stream().map(Relative::fullName).sorted().collect(Collectors.joining(" " + Hybrid.SIGN + " "));
    }
}
