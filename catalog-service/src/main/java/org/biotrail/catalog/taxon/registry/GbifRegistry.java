package org.biotrail.catalog.taxon.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.outside.OutsideCall;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.NomenclaturalCode;
import org.biotrail.catalog.taxon.Rank;
import org.biotrail.kit.access.Actor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * GBIF's species matching ({@code /v2/species/match}), by default against the extended release of the Catalogue of Life,
 * whose keys are the references of {@code col}; configured to the frozen backbone they are those of {@code gbif}.
 */
@ApplicationScoped
class GbifRegistry implements NameRegistry {
    static final String WORD = "gbif";
    private static final String BACKBONE = "d7dddbf4-2cf0-4f39-9b2a-bb099caae36c";

    private static final Map<String, NomenclaturalCode> CODES = Map.of(
            "BOTANICAL", NomenclaturalCode.ICN,
            "ZOOLOGICAL", NomenclaturalCode.ICZN,
            "BACTERIAL", NomenclaturalCode.ICNP,
            "VIRUS", NomenclaturalCode.ICTV,
            "CULTIVARS", NomenclaturalCode.ICNCP);

    /** Ranks that it knows by our words. */
    private static final Set<Rank> ASKED = Set.of(
            Rank.KINGDOM,
            Rank.PHYLUM,
            Rank.CLASS,
            Rank.ORDER,
            Rank.FAMILY,
            Rank.SUBFAMILY,
            Rank.TRIBE,
            Rank.GENUS,
            Rank.SUBGENUS,
            Rank.SECTION,
            Rank.SPECIES,
            Rank.SUBSPECIES,
            Rank.VARIETY,
            Rank.FORM);

    private static final Pattern IPNI = Pattern.compile("ipni\\.org:names:(\\d+-\\d)");
    private static final Pattern TROPICOS = Pattern.compile("tro-(\\d+)");

    @Inject
    Outside outside;

    @ConfigProperty(name = "biotrail.registry.gbif.checklist")
    String checklist;

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public Uni<Answer> ask(Actor actor, NameQuestion question) {
        OutsideCall call = match().with("scientificName", question.name());
        if (question.rank().filter(ASKED::contains).isPresent()) {
            call = call.with("taxonRank", question.rank().get().name());
        }
        if (question.kingdom().isPresent()) {
            call = call.with("kingdom", question.kingdom().get());
        }
        return outside.ask(actor, call.with("strict", "true").with("verbose", "true"))
                .map(answer -> answer.map(json -> read(json, question.name())).orElse(Answer.NOTHING));
    }

    @Override
    public Uni<RegistryName> complete(Actor actor, RegistryName taken) {
        Uni<RegistryName> placed = taken.ancestors().isEmpty()
                ? byKey(actor, taken)
                : Uni.createFrom().item(taken);
        return placed.flatMap(name -> published(actor, name)).flatMap(name -> linked(actor, name));
    }

    @Override
    public Uni<Optional<NameUsage>> detail(Actor actor, NameUsage usage) {
        return asked(actor, usage).map(found -> found.map(RegistryName::usage));
    }

    private OutsideCall match() {
        return OutsideCall.to(WORD, "v2", "species", "match").with("checklistKey", checklist);
    }

    private Uni<Optional<RegistryName>> asked(Actor actor, NameUsage usage) {
        String key = usage.reference().map(ExternalReference::reference).orElse("");
        return outside.ask(actor, match().with("usageKey", key))
                .map(answer ->
                        answer.flatMap(this::name).filter(name -> name.usage().isSameAs(usage)));
    }

    /** An alternative is told without its place. */
    private Uni<RegistryName> byKey(Actor actor, RegistryName taken) {
        return asked(actor, taken.usage()).map(found -> found.orElse(taken));
    }

    private Uni<RegistryName> published(Actor actor, RegistryName name) {
        return names(actor, name, Optional.of(checklist))
                .map(found -> found.stream()
                        .flatMap(usage -> Said.text(usage, "publishedIn").stream())
                        .findFirst()
                        .map(reference -> name.publishedIn(Optional.of(reference), Optional.empty()))
                        .orElse(name));
    }

    /** For plants the references at Tropicos and IPNI, by way of the checklists that GBIF has of them. */
    private Uni<RegistryName> linked(Actor actor, RegistryName name) {
        if (name.kingdom().filter("Plantae"::equals).isEmpty()) {
            return Uni.createFrom().item(name);
        }
        return names(actor, name, Optional.empty()).map(found -> {
            RegistryName whole = name.linked(found.stream()
                    .flatMap(usage -> Said.text(usage, "taxonID").stream())
                    .flatMap(GbifRegistry::links)
                    .toList());
            return whole.publishedIn(
                    found.stream()
                            .flatMap(usage -> Said.text(usage, "publishedIn").stream())
                            .findFirst(),
                    Optional.empty());
        });
    }

    /** Usages of the same name and authorship; a failure costs only what they would have told. */
    private Uni<List<JsonNode>> names(Actor actor, RegistryName name, Optional<String> dataset) {
        OutsideCall call =
                OutsideCall.to(WORD, "v1", "species").with("name", name.usage().name());
        OutsideCall whole = dataset.map(key -> call.with("datasetKey", key)).orElse(call);
        return outside.ask(actor, whole)
                .map(answer -> answer.map(json -> Said.list(json.path("results"))).orElse(List.of()).stream()
                        .filter(usage -> isSame(usage, name.usage()))
                        .toList())
                .onFailure()
                .recoverWithItem(List.of());
    }

    private static boolean isSame(JsonNode usage, NameUsage name) {
        boolean sameKey = Said.text(usage, "nubKey")
                .filter(key -> name.reference()
                        .filter(reference -> reference.registry().equals("gbif")
                                && reference.reference().equals(key))
                        .isPresent())
                .isPresent();
        boolean sameName = Said.text(usage, "canonicalName")
                .filter(other -> Canonical.same(other, name.name()))
                .isPresent();
        boolean sameAuthors = Said.text(usage, "authorship")
                .filter(other -> Canonical.sameAuthors(other, name.authorship().orElse("")))
                .isPresent();
        return sameKey || (sameName && sameAuthors);
    }

    private static Stream<ExternalReference> links(String taxonId) {
        Matcher ipni = IPNI.matcher(taxonId);
        Matcher tropicos = TROPICOS.matcher(taxonId);
        return Stream.concat(
                ipni.find() ? Said.reference("ipni", Optional.of(ipni.group(1))).stream() : Stream.empty(),
                tropicos.find() ? Said.reference("tropicos", Optional.of(tropicos.group(1))).stream() : Stream.empty());
    }

    private Answer read(JsonNode answer, String asked) {
        List<JsonNode> matches = new ArrayList<>();
        if (answer.path("usage").isObject()) {
            matches.add(answer);
        }
        matches.addAll(Said.list(answer.path("diagnostics").path("alternatives")));
        List<RegistryName> usable = new ArrayList<>();
        List<RegistryName> suggestions = new ArrayList<>();
        for (JsonNode match : matches) {
            String type = match.path("diagnostics").path("matchType").asText();
            name(match).ifPresent(name -> {
                boolean equal = Canonical.same(name.usage().name(), asked)
                        && name.usage().rank().isPresent()
                        && !type.equals("FUZZY")
                        && !type.equals("HIGHERRANK");
                List<RegistryName> kind = equal ? usable : suggestions;
                if (kind.stream().noneMatch(other -> other.usage().isSameAs(name.usage()))) {
                    kind.add(name);
                }
            });
        }
        return new Answer(usable, suggestions);
    }

    private Optional<RegistryName> name(JsonNode match) {
        return usage(match.path("usage")).map(usage -> {
            Optional<NameUsage> accepted = usage(match.path("acceptedUsage")).filter(other -> !other.isSameAs(usage));
            RegistryName name = RegistryName.of(WORD, usage, RegistryName.Status.ACCEPTED)
                    .below(Said.list(match.path("classification")).stream()
                            .flatMap(node -> usage(node).stream())
                            .filter(node -> node.rank().isPresent())
                            .filter(node -> !node.isSameAs(usage)
                                    && accepted.filter(node::isSameAs).isEmpty())
                            .toList());
            return match.path("synonym").asBoolean()
                    ? accepted.map(name::synonymOf).orElse(name)
                    : name;
        });
    }

    /** A usage, or a step of a classification, which has {@code name} for {@code canonicalName}. */
    private Optional<NameUsage> usage(JsonNode node) {
        Optional<ExternalReference> reference = Said.reference(registryOfKeys(), Said.text(node, "key"));
        return Said.text(node, "canonicalName")
                .or(() -> Said.text(node, "name"))
                .map(name -> NameUsage.of(
                        reference,
                        name,
                        Said.text(node, "authorship"),
                        Said.text(node, "rank"),
                        Said.text(node, "code")
                                .flatMap(code -> Optional.ofNullable(CODES.get(code.toUpperCase(Locale.ROOT))))));
    }

    private String registryOfKeys() {
        return checklist.equals(BACKBONE) ? "gbif" : "col";
    }
}
