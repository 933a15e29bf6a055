package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.taxon.TaxonLookups.Brought;
import org.biotrail.catalog.taxon.TaxonLookups.Completion;
import org.biotrail.catalog.taxon.registry.NameUsage;
import org.biotrail.catalog.taxon.registry.RegistryName;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.jspecify.annotations.Nullable;

/**
 * Writes a taxon with what a registry brought along: missing ancestors down from the first that is here, the accepted
 * name of a synonym, then the taxon itself, all in the transaction at hand.
 */
@ApplicationScoped
class TaxonArrivals {
    private static final int MOST = 60;

    @Inject
    Taxa taxa;

    @Inject
    TaxonPresence presence;

    /** Where names are looked for and made: in a transaction of somebody. */
    interface Ground {
        /** The taxa that are here, by the places of their names in the list. */
        Uni<Map<Integer, UUID>> here(List<NameUsage> usages);

        /** Stores a taxon, so that what follows can stand below it. */
        Uni<UUID> make(TaxonDraft draft);
    }

    /**
     * Where a taxon belongs by what a registry says.
     *
     * @param parent empty where its own name tells
     */
    record Place(Optional<UUID> parent, Optional<UUID> senior) {}

    /** One writing: what was made besides the taxon itself. */
    private record Arrival(Ground ground, List<UUID> created) {
        void count(UUID id) {
            created.add(id);
            if (created.size() >= MOST) {
                throw Problem.rule("name", "too_many", "More than " + MOST + " taxa would have to be made for it");
            }
        }
    }

    /** @param given the body as the caller sent it, to tell what the registry says otherwise */
    Uni<Taxon> make(ObjectNode given, TaxonDraft draft, Completion completion, Write write) {
        completion.tell(write);
        if (completion.brought().isEmpty()) {
            return taxa.make(draft, write);
        }
        Brought brought = completion.brought().get();
        TaxonLookups.differences(given, brought.name())
                .forEach(found -> write.warn(found.code(), found.field(), found.message()));
        Arrival arrival = new Arrival(within(write), new ArrayList<>());
        Optional<UUID> parent = Optional.ofNullable(draft.parentId());
        Optional<UUID> senior = Optional.ofNullable(draft.seniorId());
        boolean staysValid = Boolean.TRUE.equals(draft.valid()) || senior.isPresent();
        return Taxa.lock(true)
                .chain(() -> place(brought, parent.isEmpty(), !staysValid, arrival))
                .flatMap(place -> taxa.make(
                        draft.standing(
                                parent.or(place::parent).orElse(null),
                                senior.or(place::senior).orElse(null)),
                        write))
                .invoke(() -> {
                    if (!arrival.created().isEmpty()) {
                        write.tell("created", arrival.created());
                    }
                });
    }

    /**
     * Makes what is missing around a name that a registry brought.
     *
     * @param wantsParent whether it is for the registry to say where the taxon hangs
     * @param wantsSenior whether it is for the registry to say what it is a synonym of
     */
    Uni<Place> place(Brought brought, boolean wantsParent, boolean wantsSenior, Ground ground) {
        return place(brought, wantsParent, wantsSenior, new Arrival(ground, new ArrayList<>()));
    }

    private Uni<Place> place(Brought brought, boolean wantsParent, boolean wantsSenior, Arrival arrival) {
        Uni<Optional<UUID>> none = Uni.createFrom().item(Optional.empty());
        return (wantsParent ? parent(brought, arrival) : none)
                .flatMap(parent ->
                        (wantsSenior ? senior(brought, arrival) : none).map(senior -> new Place(parent, senior)));
    }

    private Ground within(Write write) {
        return new Ground() {
            @Override
            public Uni<Map<Integer, UUID>> here(List<NameUsage> usages) {
                return presence.here(usages);
            }

            @Override
            public Uni<UUID> make(TaxonDraft draft) {
                return taxa.make(draft, write)
                        .map(taxon -> taxon.id)
                        .call(() -> Panache.getSession().flatMap(session -> session.flush()));
            }
        };
    }

    /** Where the taxon hangs: by its own name if it is a junior, else below the last of its ancestors. */
    private Uni<Optional<UUID>> parent(Brought brought, Arrival arrival) {
        if (brought.implied().isPresent()) {
            return whole(brought.implied().get(), arrival).map(Optional::of);
        }
        NameUsage usage = brought.name().usage();
        Optional<String> implied = TaxonLookups.impliedName(usage);
        List<NameUsage> above = new ArrayList<>();
        for (NameUsage ancestor : brought.name().ancestors()) {
            boolean higher = ancestor.rank()
                    .filter(rank -> rank.isClade()
                            || usage.rank()
                                    .filter(own -> own.isClade() || own.isBelow(rank))
                                    .isPresent())
                    .isPresent();
            if (higher && isReadable(ancestor)) {
                above.add(ancestor);
            }
            boolean reached = brought.name().status() == RegistryName.Status.SYNONYM
                    && implied.filter(ancestor.name()::equals).isPresent();
            if (reached) {
                break;
            }
        }
        boolean elsewhere = brought.name().status() == RegistryName.Status.SYNONYM
                && implied.isPresent()
                && above.stream().noneMatch(ancestor -> implied.get().equals(ancestor.name()));
        // The name finds its parent itself, if that is here.
        return elsewhere ? Uni.createFrom().item(Optional.empty()) : chain(above, brought.details(), arrival);
    }

    private Uni<Optional<UUID>> senior(Brought brought, Arrival arrival) {
        RegistryName name = brought.name();
        if (name.status() != RegistryName.Status.SYNONYM || name.accepted().isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        List<NameUsage> line = new ArrayList<>(
                name.ancestors().stream().filter(TaxonArrivals::isReadable).toList());
        line.add(name.accepted().get());
        return chain(line, brought.details(), arrival);
    }

    /** A name that is written for the sake of another one. */
    private Uni<UUID> whole(Brought brought, Arrival arrival) {
        NameUsage usage = brought.name().usage();
        return arrival.ground()
                .here(List.of(usage))
                .flatMap(here -> here.containsKey(0)
                        ? Uni.createFrom().item(here.get(0))
                        : parent(brought, arrival)
                                .flatMap(parent -> senior(brought, arrival)
                                        .flatMap(senior -> made(
                                                draft(usage, parent.orElse(null), senior.orElse(null)), arrival))));
    }

    /** Names one below the other, top first: those below the last that is here are made. The id of the last of all. */
    private Uni<Optional<UUID>> chain(
            List<NameUsage> line, Map<ExternalReference, NameUsage> details, Arrival arrival) {
        if (line.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return arrival.ground().here(line).flatMap(here -> {
            int last = here.keySet().stream().max(Integer::compare).orElse(-1);
            return below(line, last + 1, Optional.ofNullable(here.get(last)), details, arrival);
        });
    }

    private Uni<Optional<UUID>> below(
            List<NameUsage> line,
            int from,
            Optional<UUID> parent,
            Map<ExternalReference, NameUsage> details,
            Arrival arrival) {
        if (from == line.size()) {
            return Uni.createFrom().item(parent);
        }
        NameUsage usage = line.get(from);
        NameUsage detailed = usage.reference()
                .flatMap(reference -> Optional.ofNullable(details.get(reference)))
                .orElse(usage);
        return made(draft(detailed, parent.orElse(null), null), arrival)
                .flatMap(id -> below(line, from + 1, Optional.of(id), details, arrival));
    }

    private Uni<UUID> made(TaxonDraft draft, Arrival arrival) {
        return arrival.ground().make(draft).invoke(arrival::count);
    }

    private static TaxonDraft draft(NameUsage usage, @Nullable UUID parent, @Nullable UUID senior) {
        return new TaxonDraft(
                usage.name(),
                usage.rank().orElse(null),
                parent,
                null,
                senior,
                usage.authorship().orElse(null),
                null,
                null,
                null,
                null,
                usage.code().map(NomenclaturalCode::name).orElse(null),
                null,
                null,
                null,
                usage.reference()
                        .map(reference -> List.of(new TaxonDraft.External(reference.registry(), reference.reference())))
                        .orElse(null),
                null,
                null,
                null,
                usage.verbatimRank().orElse(null));
    }

    /** Registries have places in their trees that are no names, such as "Poaceae incertae sedis". */
    private static boolean isReadable(NameUsage usage) {
        try {
            return usage.rank()
                    .map(rank -> TaxonName.published(usage.name(), rank))
                    .isPresent();
        } catch (Problem unreadable) {
            return false;
        }
    }
}
