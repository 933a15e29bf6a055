package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is done with taxa one at a time, and who may do it. */
@ApplicationScoped
class Taxa {
    private static final String KIN = """
            select cast(jsonb_build_object(
                'above', (select lineage from taxon_lineages(array[cast(cast(?1 as text) as uuid)])),
                'senior', (select taxon_relative(s) from taxon s where s.id = cast(cast(?2 as text) as uuid)),
                'hybrid_parents', (select coalesce(jsonb_agg(taxon_relative(p) order by given.place), '[]')
                    from unnest(cast(cast(?3 as text) as uuid[])) with ordinality given (id, place) join taxon p on p.id = given.id),
                'below', (select taxon_below(cast(cast(?4 as text) as uuid)))) as text)""";
    private static final String LOCK = "select cast(tree_lock('taxon', ?1) as text)";
    private static final String PARENTS =
            "select id from taxon where lower(full_name) = lower(?1) order by valid desc, id limit 21";
    private static final String OTHERS = """
            select distinct on (o.kind) o.kind, cast(o.id as text), o.scientific_name from (
                select 'duplicate_external' as kind, t.id, t.scientific_name
                from jsonb_array_elements(cast(cast(?1 as text) as jsonb)) e
                join taxon_external x on x.registry = e ->> 'registry' and x.reference = e ->> 'reference'
                join taxon t on t.id = x.taxon_id
                union all
                select case when t.author is not distinct from cast(?5 as text)
                             and t.author_id is not distinct from cast(cast(?6 as text) as uuid) then 'duplicate_name'
                            else 'duplicate_valid_name' end, t.id, t.scientific_name
                from taxon t
                where t.parent_id = cast(cast(?2 as text) as uuid) and t.name = ?3 and t.rank = ?4
                  and ((t.author is not distinct from cast(?5 as text) and t.author_id is not distinct from cast(cast(?6 as text) as uuid))
                       or (t.valid and ?7))) o
            where o.id <> cast(cast(?8 as text) as uuid)
            order by o.kind""";
    private static final String HOMONYMS = """
            select cast(o.id as text), o.scientific_name
            from taxon t join taxon o on lower(o.full_name) = lower(t.full_name) and o.id <> t.id
            where t.id = ?1 and o.parent_id is distinct from t.parent_id
            order by o.id limit 5""";

    private record Found(
            @JsonProperty("above") @Nullable List<Relative> above,
            @JsonProperty("senior") Optional<Relative> senior,
            @JsonProperty("hybrid_parents") List<Relative> hybridParents,
            @JsonProperty("below") Optional<Below> below) {}

    @Inject
    ObjectMapper json;

    private ObjectReader kinReader;

    @PostConstruct
    void prepare() {
        kinReader = json.readerFor(Found.class);
    }

    /** Stores a new taxon. */
    Uni<Taxon> make(TaxonDraft draft, Write write) {
        Proposal proposal = Proposal.of(draft);
        Taxon taxon = new Taxon();
        return lock(false)
                .chain(() -> parent(proposal))
                .flatMap(parent -> kin(parent, proposal, Optional.empty()))
                .invoke(kin -> taxon.become(proposal, kin, false))
                .call(() -> requireUnique(taxon))
                .call(taxon::persist)
                .call(kin -> warn(taxon, kin, write))
                .replaceWith(taxon);
    }

    /** Changes a taxon, as far as the actor may. */
    Uni<Taxon> change(UUID id, TaxonDraft draft, boolean juniorsMove, Write write) {
        requireOrdinary(id);
        Proposal proposal = Proposal.of(draft);
        return lock(true).chain(() -> Taxon.<Taxon>findById(id)).call(taxon -> {
            List<Optional<Object>> before = taxon.core();
            return parent(proposal)
                    .flatMap(parent -> kin(parent, proposal, Optional.of(id)))
                    .invoke(kin -> taxon.become(proposal, kin, juniorsMove))
                    .call(() -> before.equals(taxon.core()) ? nothing() : requireFree(id, write))
                    .call(() -> requireUnique(taxon))
                    .call(() -> moveJuniors(taxon))
                    .call(Panache::flush)
                    .call(kin -> warn(taxon, kin, write));
        });
    }

    /** Removes a taxon that nobody uses. */
    Uni<?> remove(UUID id) {
        requireOrdinary(id);
        return Usage.requireNone("taxon", id).chain(() -> Taxon.delete("id", id));
    }

    private static void requireOrdinary(UUID id) {
        if (id.equals(Taxon.LIFE)) {
            throw Problem.forbidden("protected", "Life stays as it is");
        }
    }

    /** Held until the transaction ends: shared to add a leaf, alone to change what names and paths are made of. */
    static Uni<?> lock(boolean alone) {
        return session(session -> session.createNativeQuery(LOCK, String.class)
                .setParameter(1, alone)
                .getSingleResultOrNull());
    }

    private static Uni<UUID> parent(Proposal proposal) {
        return proposal.parentId()
                .map(id -> Uni.createFrom().item(id))
                .orElseGet(() -> proposal.parentInName()
                        .map(Taxa::parentNamed)
                        .orElseGet(() -> proposal.needsParent()
                                ? parentMissing()
                                : Uni.createFrom().item(Taxon.LIFE)));
    }

    private static Uni<UUID> parentNamed(String name) {
        return Taxa.<List<UUID>>session(session -> session.createNativeQuery(PARENTS, UUID.class)
                        .setParameter(1, name)
                        .getResultList())
                .flatMap(found -> switch (found.size()) {
                    case 0 -> parentMissing();
                    case 1 -> Uni.createFrom().item(found.get(0));
                    default ->
                        throw Problem.rule("parent_id", "ambiguous_reference", "There are several taxa called " + name)
                                .with("candidates", found);
                });
    }

    private static Uni<UUID> parentMissing() {
        throw Problem.rule("parent_id", "parent_required", "Clades and names below genus need a parent");
    }

    private Uni<Kin> kin(UUID parent, Proposal proposal, Optional<UUID> self) {
        return Taxa.<String>session(session -> session.createNativeQuery(KIN, String.class)
                        .setParameter(1, parent.toString())
                        .setParameter(2, proposal.seniorId().map(UUID::toString).orElse(null))
                        .setParameter(3, array(proposal.hybridParentIds()))
                        .setParameter(4, self.map(UUID::toString).orElse(null))
                        .getSingleResult())
                .map(this::read)
                .map(found -> kin(found, proposal));
    }

    private static Kin kin(Found found, Proposal proposal) {
        if (found.above() == null) {
            throw Problem.rule("parent_id", "unknown_reference", "There is no such taxon");
        }
        if (found.senior().isEmpty() && proposal.seniorId().isPresent()) {
            throw Problem.rule("senior_id", "unknown_reference", "There is no such taxon");
        }
        return new Kin(
                new Lineage(found.above()),
                found.senior(),
                found.hybridParents(),
                found.below().orElse(Below.NOTHING));
    }

    private Found read(String text) {
        try {
            return kinReader.readValue(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Names the other one, which the constraint that holds in the end cannot. */
    private Uni<?> requireUnique(Taxon taxon) {
        return Taxa.<List<Object[]>>session(session -> session.createNativeQuery(OTHERS, Object[].class)
                        .setParameter(
                                1, json.<JsonNode>valueToTree(taxon.external).toString())
                        .setParameter(2, String.valueOf(taxon.parentId))
                        .setParameter(3, taxon.name)
                        .setParameter(4, taxon.rank.word())
                        .setParameter(5, taxon.author)
                        .setParameter(6, taxon.authorId == null ? null : taxon.authorId.toString())
                        .setParameter(7, taxon.valid)
                        .setParameter(8, taxon.id.toString())
                        .getResultList())
                .invoke(others -> others.stream().findFirst().ifPresent(other -> {
                    String code = String.valueOf(other[0]);
                    throw Problem.conflict(
                                    code.equals("duplicate_external") ? "external" : "name",
                                    code,
                                    "There is " + other[2] + " already")
                            .with("conflicting_id", other[1]);
                }));
    }

    private static Uni<?> requireFree(UUID id, Write write) {
        return write.actor().isSuperAdmin()
                ? nothing()
                : Usage.of("taxon", id).invoke(used -> {
                    if (!used.isEmpty()) {
                        throw Problem.forbidden(
                                "in_use",
                                "It is used (" + String.join(", ", used)
                                        + "), its name and place are for super admins");
                    }
                });
    }

    private static Uni<?> moveJuniors(Taxon taxon) {
        UUID senior = taxon.seniorId;
        return senior == null ? nothing() : Taxon.update("seniorId = ?1 where seniorId = ?2", senior, taxon.id);
    }

    private static Uni<?> warn(Taxon taxon, Kin kin, Write write) {
        taxon.warnings(kin.above()).forEach(warning -> write.warn(warning.code(), warning.field(), warning.message()));
        return Panache.flush()
                .chain(() -> Taxa.<List<Object[]>>session(session -> session.createNativeQuery(HOMONYMS, Object[].class)
                        .setParameter(1, taxon.id)
                        .getResultList()))
                .invoke(others -> others.stream()
                        .findFirst()
                        .ifPresent(other -> write.warn(
                                "homonym", "name", "There is " + other[1] + " elsewhere", Map.of("id", other[0]))));
    }

    private static String array(List<UUID> ids) {
        return "{" + String.join(",", ids.stream().map(UUID::toString).toList()) + "}";
    }

    private static <T> Uni<T> session(Function<Mutiny.Session, Uni<T>> work) {
        return Panache.getSession().flatMap(session -> work.apply(session));
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
