package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.biotrail.catalog.taxon.registry.NameLookup;
import org.biotrail.catalog.taxon.registry.NameQuestion;
import org.biotrail.catalog.taxon.registry.NameRegistries;
import org.biotrail.catalog.taxon.registry.NameUsage;
import org.biotrail.catalog.taxon.registry.RegistryName;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.write.Write;

/** Asks registries for what a caller left out of a new taxon, before any transaction begins. */
@ApplicationScoped
class TaxonLookups {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(30);
    /** A junior's species, and that one's genus. */
    private static final int IMPLIED = 2;

    @Inject
    NameRegistries registries;

    @Inject
    Listings listings;

    @Inject
    TaxonPresence presence;

    @Inject
    ObjectMapper json;

    /** Whether registries are asked: when something is missing, never, or always. */
    enum Mode {
        AUTO,
        OFF,
        REQUIRE;

        static Mode of(Optional<String> text) {
            return switch (text.orElse("auto")) {
                case "auto" -> AUTO;
                case "off" -> OFF;
                case "require" -> REQUIRE;
                default -> throw Problem.unreadable("lookup", "invalid_value", "lookup is auto, off or require");
            };
        }
    }

    /** What is done where a registry has several names that could be meant. */
    enum Ambiguous {
        FAIL,
        /** The one that was published first is taken, if only one was. */
        OLDEST;

        static Ambiguous of(Optional<String> text) {
            return switch (text.orElse("fail")) {
                case "fail" -> FAIL;
                case "oldest" -> OLDEST;
                default -> throw Problem.unreadable("ambiguous", "invalid_value", "ambiguous is fail or oldest");
            };
        }
    }

    /**
     * What may be asked for, and of whom.
     *
     * @param mode whether registries are asked
     * @param ambiguous what is done with several names
     */
    record Way(Mode mode, Ambiguous ambiguous) {}

    /**
     * A body with what a registry adds to it.
     *
     * @param brought the name that was found, with all that is to be written around it
     */
    record Completion(ObjectNode body, NameLookup lookup, Optional<Brought> brought) {
        static Completion none(ObjectNode body) {
            return new Completion(body, NameLookup.NOTHING, Optional.empty());
        }

        /** Tells the writer what differs and who was silent. */
        void tell(Write write) {
            lookup.unavailable()
                    .forEach(registry -> write.warn("registry_unavailable", "name", registry + " gave no answer"));
            if (brought.isEmpty() && !lookup.suggestions().isEmpty()) {
                write.tell("suggestions", shown(lookup.suggestions()));
            }
        }

        /** Why a taxon could not be written: with nobody to complete it, that may pass. */
        Throwable explained(Throwable failure) {
            if (!(failure instanceof Problem problem) || problem.status() != 422 || brought.isPresent()) {
                return failure;
            }
            if (!lookup.unavailable().isEmpty()) {
                return Problem.unavailable(
                        "registry_unavailable",
                        "What was sent is not enough (" + problem.detail() + "), and of the registries "
                                + String.join(", ", lookup.unavailable()) + " gave no answer",
                        RETRY_AFTER);
            }
            return lookup.suggestions().isEmpty() ? problem : problem.with("suggestions", shown(lookup.suggestions()));
        }
    }

    /**
     * A name as a registry has it, and what its own name implies.
     *
     * @param details of the names around it that are not here yet
     * @param implied where a junior hangs by its own name, when its accepted name stands elsewhere
     */
    record Brought(RegistryName name, Map<ExternalReference, NameUsage> details, Optional<Brought> implied) {}

    /** The body of a new taxon, completed; fails with 422 {@code ambiguous_name} or {@code not_in_registries}, or with 503. */
    Uni<Completion> completion(Actor actor, ObjectNode body, Mode mode) {
        return completion(
                actor, body, new Way(mode, Ambiguous.FAIL), Uni.createFrom().deferred(() -> parent(body)));
    }

    /** @param parent what is known of the taxon it hangs on: kingdom, genus and species */
    Uni<Completion> completion(Actor actor, ObjectNode body, Way way, Uni<Optional<ObjectNode>> parent) {
        Mode mode = way.mode();
        Optional<NameQuestion> question = mode == Mode.OFF ? Optional.empty() : question(body);
        if (question.isEmpty() || (mode == Mode.AUTO && !isWanting(body))) {
            return Uni.createFrom().item(Completion.none(body));
        }
        if (!registries.areOn()) {
            return mode == Mode.AUTO
                    ? Uni.createFrom().item(Completion.none(body))
                    : Uni.createFrom().failure(notFound(NameLookup.NOTHING));
        }
        return parent.map(known -> below(question.get(), known))
                .flatMap(whole -> whole.map(asked -> registries.find(actor, asked))
                        .orElseGet(() -> Uni.createFrom().item(NameLookup.NOTHING)))
                .flatMap(lookup -> way.ambiguous() == Ambiguous.OLDEST
                        ? registries.oldest(actor, lookup)
                        : Uni.createFrom().item(lookup))
                .flatMap(lookup -> assessed(actor, body, lookup, mode));
    }

    /** What registries know of a name, as callers see it before they write. */
    Uni<JsonNode> shown(Actor actor, NameQuestion question) {
        return registries.find(actor, question).map(lookup -> {
            ObjectNode answer = json.createObjectNode();
            answer.set("found", json.valueToTree(lookup.found().map(RegistryName::shown)));
            answer.set("candidates", json.valueToTree(shown(lookup.candidates())));
            answer.set("suggestions", json.valueToTree(shown(lookup.suggestions())));
            answer.set("unavailable", json.valueToTree(lookup.unavailable()));
            return answer;
        });
    }

    /** A stored taxon beside what registries say of it now. */
    Uni<TaxonComparison> comparison(Actor actor, ObjectNode row) {
        ObjectNode asked = json.createObjectNode();
        asked.set("name", row.path("full_name"));
        asked.set("rank", row.path("rank"));
        asked.set("author", row.path("author"));
        asked.set("external", row.path("external"));
        boolean published = row.path("published").asBoolean();
        return question(asked)
                .filter(question -> published)
                .map(question ->
                        within(question, Optional.ofNullable(row.path("kingdom").textValue())))
                .map(question -> registries.find(actor, question))
                .orElseGet(() -> Uni.createFrom().item(NameLookup.NOTHING))
                .map(lookup -> TaxonComparison.of(row, lookup, json));
    }

    private static List<Map<String, Object>> shown(List<RegistryName> names) {
        return names.stream().limit(20).map(RegistryName::shown).toList();
    }

    private static boolean isWanting(ObjectNode body) {
        return !body.hasNonNull("author_id")
                && Stream.of("author", "rank", "parent_id").anyMatch(field -> !body.hasNonNull(field));
    }

    /** Nothing where the body cannot be read: that is complained of elsewhere. */
    private static Optional<NameQuestion> question(ObjectNode body) {
        String text = body.path("name").asText("").strip().replaceAll("\\s+", " ");
        boolean formula = body.path("hybrid").asText().equalsIgnoreCase("formula");
        if (!body.path("name").isTextual() || text.isEmpty() || text.length() > 300 || formula) {
            return Optional.empty();
        }
        String canonical = NameWords.withoutAuthorship(text);
        Optional<String> author = Optional.of(body.path("author").asText(""))
                .filter(given -> !given.isBlank())
                .or(() -> Optional.of(text.substring(Math.min(canonical.length(), text.length()))
                        .strip()))
                .filter(given -> !given.isEmpty());
        List<ExternalReference> chosen = new ArrayList<>();
        body.path("external").forEach(node -> {
            try {
                chosen.add(ExternalReference.of(
                        node.path("registry").asText(), node.path("reference").asText()));
            } catch (Problem malformed) {
                // Complained of when the taxon is written.
            }
        });
        return Optional.of(
                new NameQuestion(canonical, Rank.find(body.path("rank").asText("")), author, Optional.empty(), chosen));
    }

    private static NameQuestion within(NameQuestion question, Optional<String> kingdom) {
        return new NameQuestion(question.name(), question.rank(), question.authorship(), kingdom, question.chosen());
    }

    private Uni<Optional<ObjectNode>> parent(ObjectNode body) {
        JsonNode parent = body.path("parent_id");
        return parent.isTextual()
                ? listings.find(TaxonListing.TAXA, parent.asText())
                : Uni.createFrom().item(Optional.empty());
    }

    /** The question with what the parent tells: the kingdom, and what stands before an epithet; none for one alone. */
    private static Optional<NameQuestion> below(NameQuestion question, Optional<ObjectNode> parent) {
        NameQuestion whole = within(
                question,
                parent.flatMap(
                        taxon -> Optional.ofNullable(taxon.path("kingdom").textValue())));
        if (!Character.isLowerCase(question.name().codePointAt(0))) {
            return Optional.of(whole);
        }
        boolean belowSpecies = question.rank().filter(Rank::isBelowSpecies).isPresent();
        return parent.flatMap(taxon -> Optional.ofNullable(
                        taxon.path(belowSpecies ? "species" : "genus").textValue()))
                .map(before -> new NameQuestion(
                        before + " " + question.name(),
                        whole.rank(),
                        whole.authorship(),
                        whole.kingdom(),
                        whole.chosen()));
    }

    private Uni<Completion> assessed(Actor actor, ObjectNode body, NameLookup lookup, Mode mode) {
        if (!lookup.candidates().isEmpty()) {
            return Uni.createFrom()
                    .failure(Problem.rule(
                                    "name",
                                    "ambiguous_name",
                                    "Several names are called so; send external with the one that is meant")
                            .with("candidates", shown(lookup.candidates())));
        }
        if (lookup.found().isEmpty()) {
            return mode == Mode.REQUIRE
                    ? Uni.createFrom().failure(notFound(lookup))
                    : Uni.createFrom().item(new Completion(body, lookup, Optional.empty()));
        }
        RegistryName found = lookup.found().get();
        return brought(actor, found, IMPLIED)
                .map(brought -> new Completion(completed(body, found), lookup, Optional.of(brought)));
    }

    private static Problem notFound(NameLookup lookup) {
        return lookup.unavailable().isEmpty()
                ? Problem.rule("name", "not_in_registries", "No registry has this name")
                        .with("suggestions", shown(lookup.suggestions()))
                : Problem.unavailable(
                        "registry_unavailable",
                        String.join(", ", lookup.unavailable()) + " gave no answer",
                        RETRY_AFTER);
    }

    /** What the caller gave stays; the rest is the registry's. */
    private ObjectNode completed(ObjectNode body, RegistryName found) {
        ObjectNode whole = body.deepCopy();
        NameUsage usage = found.usage();
        boolean splitsAuthor = !NameWords.withoutAuthorship(body.path("name").asText())
                .equals(body.path("name").asText());
        fill(whole, "rank", usage.rank().map(Rank::word));
        fill(whole, "author", splitsAuthor ? Optional.empty() : usage.authorship());
        fill(whole, "bibreference", found.publishedIn());
        fill(whole, "nomenclatural_code", usage.code().map(NomenclaturalCode::name));
        fill(whole, "verbatim_rank", usage.verbatimRank());
        if (found.status() == RegistryName.Status.INVALID && !whole.hasNonNull("valid")) {
            whole.put("valid", false);
        }
        ArrayNode external =
                whole.path("external").isArray() ? (ArrayNode) whole.path("external") : whole.putArray("external");
        Stream.concat(usage.reference().stream(), found.links().stream())
                .filter(reference -> Stream.iterate(0, i -> i < external.size(), i -> i + 1)
                        .noneMatch(i -> Registry.find(
                                        external.get(i).path("registry").asText())
                                .equals(Registry.find(reference.registry()))))
                .forEach(reference -> external.addPOJO(reference));
        return json.valueToTree(whole);
    }

    private static void fill(ObjectNode body, String field, Optional<String> value) {
        value.filter(text -> !body.hasNonNull(field)).ifPresent(text -> body.put(field, text));
    }

    private Uni<Brought> brought(Actor actor, RegistryName name, int further) {
        List<NameUsage> around = new ArrayList<>(name.ancestors());
        name.accepted().ifPresent(around::add);
        return presence.missing(around)
                .flatMap(missing -> registries.details(actor, name.registry(), missing))
                .flatMap(details -> implied(actor, name, further).map(parent -> new Brought(name, details, parent)));
    }

    /** What a junior's own name says to stand above it, unless that is here or stands above its accepted name. */
    private Uni<Optional<Brought>> implied(Actor actor, RegistryName name, int further) {
        Optional<String> above = impliedName(name.usage());
        boolean stands = name.ancestors().stream()
                .anyMatch(ancestor -> ancestor.reference().isPresent()
                        && above.filter(ancestor.name()::equals).isPresent());
        if (above.isEmpty() || stands || further == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        Rank rank = above.get().indexOf(' ') < 0 ? Rank.GENUS : Rank.SPECIES;
        NameUsage usage = NameUsage.bare(above.get(), rank);
        return presence.missing(List.of(usage))
                .flatMap(missing -> missing.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : registries
                                .find(
                                        actor,
                                        new NameQuestion(
                                                above.get(),
                                                Optional.of(rank),
                                                Optional.empty(),
                                                name.kingdom(),
                                                List.of()))
                                .flatMap(lookup -> lookup.found()
                                        .map(found -> brought(actor, found, further - 1)
                                                .map(Optional::of))
                                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** {@code Poa} of {@code Poa annua}, {@code Poa annua} of {@code Poa annua var. minor}. */
    static Optional<String> impliedName(NameUsage usage) {
        try {
            return usage.rank()
                    .filter(Rank::isEpithet)
                    .flatMap(rank -> TaxonName.published(usage.name(), rank).above());
        } catch (Problem unreadable) {
            return Optional.empty();
        }
    }

    /** Warnings for what the caller says otherwise than the registry. */
    static List<Violation> differences(ObjectNode given, RegistryName found) {
        List<Violation> differences = new ArrayList<>();
        NameUsage usage = found.usage();
        String author = given.path("author").asText("");
        usage.authorship()
                .filter(said -> !author.isBlank() && !plain(said).equals(plain(author)))
                .ifPresent(said -> differences.add(
                        new Violation("author", "registry_differs", found.registry() + " says " + said)));
        Rank.find(given.path("rank").asText(""))
                .filter(rank -> usage.rank().filter(other -> other != rank).isPresent())
                .ifPresent(rank -> differences.add(new Violation(
                        "rank",
                        "registry_differs",
                        found.registry() + " says "
                                + usage.rank().map(Rank::word).orElse(""))));
        if (given.path("valid").asBoolean(false) && found.status() == RegistryName.Status.SYNONYM) {
            differences.add(new Violation(
                    "valid",
                    "registry_says_synonym",
                    found.registry() + " takes it for a synonym of "
                            + found.accepted().map(NameUsage::name).orElse("another name")));
        }
        return differences;
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s.,]", "");
    }
}
