package org.biotrail.catalog.taxon.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.outside.OutsideCall;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.NomenclaturalCode;
import org.biotrail.catalog.taxon.Rank;
import org.biotrail.kit.access.Actor;

/** The International Plant Names Index: names and where they were published, no opinion on synonymy. */
@ApplicationScoped
class IpniRegistry implements NameRegistry {
    private static final String WORD = "ipni";

    @Inject
    Outside outside;

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean covers(String kingdom) {
        return kingdom.equalsIgnoreCase("Plantae");
    }

    @Override
    public Uni<Answer> ask(Actor actor, NameQuestion question) {
        OutsideCall call = OutsideCall.to(WORD, "api", "1", "search").with("q", question.name());
        OutsideCall narrow = question.rank()
                .map(IpniRegistry::filter)
                .map(filter -> call.with("f", filter))
                .orElse(call);
        return outside.ask(actor, narrow.with("perPage", "50"))
                .map(answer -> answer.map(json -> read(json, question)).orElse(Answer.NOTHING));
    }

    private static String filter(Rank rank) {
        if (rank.isBelowSpecies()) {
            return "f_infraspecific";
        }
        if (rank.isEpithet()) {
            return "f_specific";
        }
        if (rank.isInfrageneric()) {
            return "f_infrageneric";
        }
        return rank == Rank.GENUS ? "f_generic" : "f_familial";
    }

    private static Answer read(JsonNode json, NameQuestion question) {
        List<RegistryName> usable = new ArrayList<>();
        List<RegistryName> suggestions = new ArrayList<>();
        for (JsonNode node : Said.list(json.path("results"))) {
            boolean dropped =
                    node.path("suppressed").asBoolean() && !node.path("topCopy").asBoolean();
            name(node).filter(name -> !dropped).ifPresent(name -> {
                boolean equal = Canonical.same(name.usage().name(), question.name())
                        && name.usage().rank().isPresent();
                (equal ? usable : suggestions).add(name);
            });
        }
        return new Answer(usable, suggestions);
    }

    private static Optional<RegistryName> name(JsonNode node) {
        Optional<ExternalReference> reference =
                Said.reference(WORD, Said.text(node, "id").or(() -> Said.text(node, "fqId")));
        return Said.text(node, "name")
                .map(name -> NameUsage.of(
                        reference,
                        name,
                        Said.text(node, "authors"),
                        Said.text(node, "rank"),
                        Optional.of(NomenclaturalCode.ICN)))
                .map(usage -> RegistryName.of(WORD, usage, RegistryName.Status.ACCEPTED)
                        .below(ancestors(node, usage))
                        .publishedIn(Said.text(node, "reference"), Said.year(node, "publicationYear")));
    }

    /** It names family and genus, and nothing more of them. */
    private static List<NameUsage> ancestors(JsonNode node, NameUsage usage) {
        List<NameUsage> above = new ArrayList<>();
        Said.text(node, "family")
                .filter(name -> !name.equals(usage.name()))
                .ifPresent(name -> above.add(ancestor(name, "family")));
        Said.text(node, "genus")
                .filter(name -> !name.equals(usage.name()))
                .ifPresent(name -> above.add(ancestor(name, "genus")));
        return above;
    }

    private static NameUsage ancestor(String name, String rank) {
        return NameUsage.of(
                Optional.empty(), name, Optional.empty(), Optional.of(rank), Optional.of(NomenclaturalCode.ICN));
    }
}
