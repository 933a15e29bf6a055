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
import org.biotrail.catalog.taxon.NomenclaturalCode;
import org.biotrail.kit.access.Actor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** MycoBank, the registry of fungal names; it wants the token of an account. */
@ApplicationScoped
class MycobankRegistry implements NameRegistry {
    private static final String WORD = "mycobank";

    @Inject
    Outside outside;

    @ConfigProperty(name = "biotrail.registry.mycobank.token")
    Optional<String> token;

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean covers(String kingdom) {
        return kingdom.equalsIgnoreCase("Fungi");
    }

    @Override
    public boolean isReady() {
        return token.isPresent();
    }

    @Override
    public Uni<Answer> ask(Actor actor, NameQuestion question) {
        OutsideCall call = OutsideCall.to(WORD, "taxonnames")
                .with("filter", "name eq '" + question.name().replace("'", "''") + "'")
                .header("Authorization", "Bearer " + token.orElse(""));
        return outside.ask(actor, call)
                .map(answer -> answer.map(json -> read(json, question)).orElse(Answer.NOTHING));
    }

    private static Answer read(JsonNode json, NameQuestion question) {
        List<RegistryName> usable = new ArrayList<>();
        List<RegistryName> suggestions = new ArrayList<>();
        JsonNode items = json.isArray() ? json : json.path("items");
        Said.list(items)
                .forEach(node -> name(node).ifPresent(name -> {
                    boolean equal = Canonical.same(name.usage().name(), question.name())
                            && name.usage().rank().isPresent();
                    (equal ? usable : suggestions).add(name);
                }));
        return new Answer(usable, suggestions);
    }

    private static Optional<RegistryName> name(JsonNode node) {
        return usage(node).map(usage -> {
            RegistryName name = RegistryName.of(WORD, usage, RegistryName.Status.ACCEPTED)
                    .below(Said.list(node.path("classification")).stream()
                            .flatMap(step -> usage(step).stream())
                            .filter(step -> step.rank().isPresent())
                            .filter(step -> !step.name().equals(usage.name()))
                            .toList())
                    .publishedIn(
                            Said.list(node.path("bibliographyinfo")).stream()
                                    .flatMap(entry ->
                                            Said.text(entry, "title").or(() -> Said.text(entry, "name")).stream())
                                    .findFirst(),
                            Said.year(node, "yearOfEffectivePublication"));
            return usage(node.path("synonymy").path("currentName"))
                    .filter(current -> !current.name().equals(usage.name()))
                    .map(name::synonymOf)
                    .orElse(name);
        });
    }

    private static Optional<NameUsage> usage(JsonNode node) {
        return Said.text(node, "name")
                .map(name -> NameUsage.of(
                        Said.reference(WORD, Said.text(node, "mycobankNr")),
                        name,
                        Said.text(node, "authors"),
                        Said.text(node, "rank"),
                        Optional.of(NomenclaturalCode.ICN)));
    }
}
