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

/** ZooBank, the official registry of zoological names: acts by name, with their authors, without the publication. */
@ApplicationScoped
class ZoobankRegistry implements NameRegistry {
    private static final String WORD = "zoobank";

    @Inject
    Outside outside;

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public boolean covers(String kingdom) {
        return kingdom.equalsIgnoreCase("Animalia") || kingdom.equalsIgnoreCase("Metazoa");
    }

    @Override
    public Uni<Answer> ask(Actor actor, NameQuestion question) {
        OutsideCall call =
                OutsideCall.to(WORD, "NomenclaturalActs.json", question.name().replace(' ', '_'));
        return outside.ask(actor, call)
                .map(answer -> answer.map(json -> read(json, question)).orElse(Answer.NOTHING));
    }

    private static Answer read(JsonNode json, NameQuestion question) {
        List<RegistryName> usable = new ArrayList<>();
        List<RegistryName> suggestions = new ArrayList<>();
        Said.list(json)
                .forEach(node -> name(node).ifPresent(name -> {
                    boolean equal = Canonical.same(name.usage().name(), question.name())
                            && name.usage().rank().isPresent();
                    (equal ? usable : suggestions).add(name);
                }));
        return new Answer(usable, suggestions);
    }

    private static Optional<RegistryName> name(JsonNode node) {
        Optional<String> parent = Said.text(node, "parentname");
        return Said.text(node, "namestring").map(own -> {
            String name = parent.filter(above -> own.indexOf(' ') < 0 && Character.isLowerCase(own.codePointAt(0)))
                    .map(above -> above + " " + own)
                    .orElse(own);
            NameUsage usage = NameUsage.of(
                    Said.reference(WORD, Said.text(node, "tnuuuid")),
                    name,
                    author(node, own),
                    Said.text(node, "rankgroup"),
                    Optional.of(NomenclaturalCode.ICZN));
            List<NameUsage> above = parent
                    .filter(text -> name.startsWith(text + " "))
                    .map(text -> NameUsage.of(
                            Optional.empty(),
                            text,
                            Optional.empty(),
                            Optional.of(text.indexOf(' ') < 0 ? "genus" : "species"),
                            Optional.of(NomenclaturalCode.ICZN)))
                    .stream()
                    .toList();
            return RegistryName.of(WORD, usage, RegistryName.Status.ACCEPTED).below(above);
        });
    }

    /** {@code value} is the name with its author and year. */
    private static Optional<String> author(JsonNode node, String own) {
        return Said.text(node, "value").flatMap(value -> {
            int at = value.indexOf(own);
            String rest = at < 0 ? "" : value.substring(at + own.length()).strip();
            return rest.isEmpty() ? Optional.empty() : Optional.of(rest);
        });
    }
}
