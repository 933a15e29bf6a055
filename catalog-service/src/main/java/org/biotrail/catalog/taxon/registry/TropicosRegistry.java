package org.biotrail.catalog.taxon.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.outside.OutsideCall;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.NomenclaturalCode;
import org.biotrail.kit.access.Actor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tropicos of the Missouri Botanical Garden; it wants a key. */
@ApplicationScoped
class TropicosRegistry implements NameRegistry {
    private static final String WORD = "tropicos";
    private static final Set<String> VALID = Set.of("legitimate", "no opinion", "nom. cons.");

    @Inject
    Outside outside;

    @ConfigProperty(name = "biotrail.registry.tropicos.key")
    Optional<String> key;

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean covers(String kingdom) {
        return kingdom.equalsIgnoreCase("Plantae");
    }

    @Override
    public boolean isReady() {
        return key.isPresent();
    }

    @Override
    public Uni<Answer> ask(Actor actor, NameQuestion question) {
        OutsideCall call =
                to("Name", "Search").with("name", bare(question.name())).with("type", "exact");
        return asked(actor, call).map(found -> {
            List<RegistryName> names =
                    found.stream().flatMap(node -> name(node).stream()).toList();
            return new Answer(
                    names.stream().filter(name -> isUsable(name, question)).toList(),
                    names.stream().filter(name -> !isUsable(name, question)).toList());
        });
    }

    @Override
    public Uni<RegistryName> complete(Actor actor, RegistryName taken) {
        String id = taken.usage().reference().map(ExternalReference::reference).orElseThrow();
        return asked(actor, to("Name", id, "AcceptedNames"))
                .map(found -> found.stream()
                        .flatMap(node -> usage(node.path("AcceptedName")).stream())
                        .filter(accepted -> !accepted.isSameAs(taken.usage()))
                        .findFirst()
                        .map(taken::synonymOf)
                        .orElse(taken))
                .flatMap(name -> {
                    String of = name.accepted()
                            .flatMap(NameUsage::reference)
                            .map(ExternalReference::reference)
                            .orElse(id);
                    return asked(actor, to("Name", of, "HigherTaxa"))
                            .map(found -> name.below(found.stream()
                                    .flatMap(node -> usage(node).stream())
                                    .toList()));
                });
    }

    private static boolean isUsable(RegistryName name, NameQuestion question) {
        return Canonical.same(name.usage().name(), question.name())
                && name.usage().rank().isPresent();
    }

    private OutsideCall to(String... segments) {
        return OutsideCall.to(WORD, segments).with("format", "json").secret("apikey", key.orElse(""));
    }

    /** It answers a list, and "No records" as a list of one error. */
    private Uni<List<JsonNode>> asked(Actor actor, OutsideCall call) {
        return outside.ask(actor, call)
                .map(answer -> answer.map(Said::list).orElse(List.of()).stream()
                        .filter(node -> !node.has("Error"))
                        .toList());
    }

    /** Without markers and dots, as it wants names. */
    private static String bare(String name) {
        return Stream.of(name.split(" "))
                .filter(word -> !word.endsWith(".") && !word.equals("×"))
                .collect(Collectors.joining(" "));
    }

    private static Optional<RegistryName> name(JsonNode node) {
        boolean valid = Said.text(node, "NomenclatureStatusName")
                .map(status -> VALID.contains(status.toLowerCase(Locale.ROOT)))
                .orElse(true);
        Optional<String> reference = Said.text(node, "DisplayReference")
                .map(text -> Said.text(node, "DisplayDate")
                        .map(date -> text + " " + date)
                        .orElse(text));
        return usage(node)
                .map(usage -> RegistryName.of(
                                WORD, usage, valid ? RegistryName.Status.ACCEPTED : RegistryName.Status.INVALID)
                        .publishedIn(reference, Said.year(node, "DisplayDate")));
    }

    private static Optional<NameUsage> usage(JsonNode node) {
        Optional<ExternalReference> reference = Said.reference(WORD, Said.text(node, "NameId"));
        return reference
                .flatMap(known -> Said.text(node, "ScientificName"))
                .map(name -> NameUsage.of(
                        reference,
                        name,
                        Said.text(node, "Author"),
                        Said.text(node, "RankAbbreviation").or(() -> Said.text(node, "Rank")),
                        Optional.of(NomenclaturalCode.ICN)));
    }
}
