package org.biotrail.catalog.taxon.registry;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.biotrail.catalog.outside.Outside;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;

/**
 * The registries of names, asked one after the other until one has exactly one usable answer. One that gives no answer
 * is passed over; once the kingdom is known those of other kingdoms are left alone.
 */
@ApplicationScoped
public class NameRegistries {
    private final List<NameRegistry> inOrder;
    private final Outside outside;
    private final Vertx vertx;

    @Inject
    NameRegistries(
            GbifRegistry gbif,
            TropicosRegistry tropicos,
            IpniRegistry ipni,
            MycobankRegistry mycobank,
            ZoobankRegistry zoobank,
            Outside outside,
            Vertx vertx) {
        this.inOrder = List.of(gbif, tropicos, ipni, mycobank, zoobank);
        this.outside = outside;
        this.vertx = vertx;
    }

    /** Whether there is anybody who could be asked. */
    public boolean areOn() {
        return inOrder.stream().anyMatch(this::isOn);
    }

    /** Each registry's word with its state: {@code off}, {@code unconfigured}, {@code up} or {@code failing}. */
    public Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        inOrder.forEach(registry -> {
            Outside.State state = outside.state(registry.word());
            boolean lacksKey = state != Outside.State.OFF && !registry.isReady();
            states.put(
                    registry.word(),
                    (lacksKey ? Outside.State.UNCONFIGURED : state).name().toLowerCase(Locale.ROOT));
        });
        return states;
    }

    /** Asks for a name; never fails, what fails is told in {@link NameLookup#unavailable}. */
    public Uni<NameLookup> find(Actor actor, NameQuestion question) {
        Context context = vertx.getOrCreateContext();
        return next(actor, question, 0, NameLookup.NOTHING, Instant.now().plus(Outside.BUDGET))
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    /** Of several candidates the one that was published first, if the years of all are known and only one has the first. */
    public Uni<NameLookup> oldest(Actor actor, NameLookup lookup) {
        List<RegistryName> candidates = lookup.candidates();
        Optional<NameRegistry> registry = inOrder.stream()
                .filter(one -> candidates.size() > 1
                        && one.word().equals(candidates.get(0).registry()))
                .findFirst();
        if (registry.isEmpty()) {
            return Uni.createFrom().item(lookup);
        }
        Context context = vertx.getOrCreateContext();
        List<Uni<RegistryName>> whole = candidates.stream()
                .map(name -> registry.get()
                        .complete(actor, name)
                        .ifNoItem()
                        .after(Outside.BUDGET)
                        .fail()
                        .onFailure()
                        .recoverWithItem(name))
                .toList();
        return Uni.join()
                .all(whole)
                .andFailFast()
                .map(names -> first(names)
                        .map(name -> new NameLookup(
                                Optional.of(name), List.of(), lookup.suggestions(), lookup.unavailable()))
                        .orElse(lookup))
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private static Optional<RegistryName> first(List<RegistryName> names) {
        if (names.stream().anyMatch(name -> name.published().isEmpty())) {
            return Optional.empty();
        }
        int year = names.stream()
                .mapToInt(name -> name.published().orElseThrow())
                .min()
                .orElseThrow();
        List<RegistryName> oldest = names.stream()
                .filter(name -> name.published().orElseThrow() == year)
                .toList();
        return oldest.size() == 1 ? Optional.of(oldest.get(0)) : Optional.empty();
    }

    /** What the registry of a name says of others that stand around it, by their references; what it does not say is left out. */
    public Uni<Map<ExternalReference, NameUsage>> details(Actor actor, String registry, List<NameUsage> usages) {
        Optional<NameRegistry> asked =
                inOrder.stream().filter(one -> one.word().equals(registry)).findFirst();
        List<NameUsage> known =
                usages.stream().filter(usage -> usage.reference().isPresent()).toList();
        if (asked.isEmpty() || known.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Context context = vertx.getOrCreateContext();
        List<Uni<Optional<NameUsage>>> questions = known.stream()
                .map(usage -> asked.get()
                        .detail(actor, usage)
                        .ifNoItem()
                        .after(Outside.BUDGET)
                        .fail()
                        .onFailure()
                        .recoverWithItem(Optional.empty()))
                .toList();
        return Uni.join()
                .all(questions)
                .andFailFast()
                .map(answers -> {
                    Map<ExternalReference, NameUsage> found = new LinkedHashMap<>();
                    answers.forEach(answer -> answer.ifPresent(
                            usage -> usage.reference().ifPresent(reference -> found.put(reference, usage))));
                    return found;
                })
                .emitOn(task -> context.runOnContext(ignored -> task.run()));
    }

    private boolean isOn(NameRegistry registry) {
        return outside.isOn(registry.word()) && registry.isReady();
    }

    private Uni<NameLookup> next(Actor actor, NameQuestion question, int at, NameLookup before, Instant end) {
        if (at == inOrder.size() || before.isDone()) {
            return Uni.createFrom().item(before);
        }
        NameRegistry registry = inOrder.get(at);
        boolean elsewhere =
                question.kingdom().filter(kingdom -> !registry.covers(kingdom)).isPresent();
        if (elsewhere || !isOn(registry)) {
            return next(actor, question, at + 1, before, end);
        }
        return registry.ask(actor, question)
                .flatMap(answer -> taken(actor, registry, question, answer, before))
                .ifNoItem()
                .after(left(end))
                .fail()
                .onFailure(NameRegistries::isAway)
                .recoverWithItem(() -> without(before, registry.word()))
                .flatMap(now -> next(actor, question.within(kingdom(now)), at + 1, now, end));
    }

    private static Duration left(Instant end) {
        Duration left = Duration.between(Instant.now(), end);
        return left.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : left;
    }

    private static boolean isAway(Throwable failure) {
        return failure instanceof TimeoutException || (failure instanceof Problem problem && problem.status() == 503);
    }

    private static Optional<String> kingdom(NameLookup lookup) {
        return lookup.found().flatMap(RegistryName::kingdom);
    }

    private static NameLookup without(NameLookup before, String registry) {
        List<String> unavailable = new ArrayList<>(before.unavailable());
        unavailable.add(registry);
        return new NameLookup(before.found(), before.candidates(), before.suggestions(), unavailable);
    }

    private static Uni<NameLookup> taken(
            Actor actor, NameRegistry registry, NameQuestion question, NameRegistry.Answer answer, NameLookup before) {
        List<RegistryName> usable = narrowed(answer.usable(), question);
        List<RegistryName> suggestions = new ArrayList<>(before.suggestions());
        suggestions.addAll(answer.suggestions());
        if (usable.size() != 1) {
            return Uni.createFrom().item(new NameLookup(Optional.empty(), usable, suggestions, before.unavailable()));
        }
        return registry.complete(actor, usable.get(0))
                .map(whole -> new NameLookup(Optional.of(whole), List.of(), suggestions, before.unavailable()));
    }

    /** Of several names those that the asker has chosen; else those of the authorship, then the rank, then the kingdom. */
    static List<RegistryName> narrowed(List<RegistryName> usable, NameQuestion question) {
        List<RegistryName> left = usable;
        left = those(
                left,
                name -> name.usage()
                        .reference()
                        .filter(question.chosen()::contains)
                        .isPresent());
        left = those(
                left,
                name -> question.authorship()
                        .flatMap(author ->
                                name.usage().authorship().filter(other -> Canonical.sameAuthors(author, other)))
                        .isPresent());
        left = those(
                left,
                name -> question.rank().isPresent()
                        && question.rank().equals(name.usage().rank()));
        return those(
                left,
                name -> question.kingdom()
                        .flatMap(kingdom -> name.kingdom().filter(kingdom::equalsIgnoreCase))
                        .isPresent());
    }

    /** Those that fit, if any does and there is a choice. */
    private static List<RegistryName> those(List<RegistryName> names, Predicate<RegistryName> fits) {
        List<RegistryName> fitting =
                names.size() < 2 ? List.of() : names.stream().filter(fits).toList();
        return fitting.isEmpty() ? names : fitting;
    }
}
