package org.biotrail.lab.aliquot;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.Counters;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.biotrail.lab.code.Suffix;
import org.biotrail.lab.container.Placing;
import org.jspecify.annotations.Nullable;

/** Makes aliquots, one or a thousand, each extract's under its lock. */
@ApplicationScoped
class Aliquots {
    private static final String USERS = """
            select cast(coalesce(jsonb_agg(u.filename), jsonb_build_array()) as text)
              from (select filename from analysis where aliquot_id = cast(from_json($1) ->> 0 as uuid) limit 10) u""";

    private static final String NAMED = "select cast(to_jsonb(set_config('biotrail.log_name', $1, true)) as text)";

    @Inject
    Placing placing;

    private record Question(
            int n,
            @Nullable UUID self,
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID extractId,
            @Nullable UUID batchId,
            @Nullable UUID vesselModelId) {}

    private record Nameless(Item<AliquotDraft> item, Aliquot aliquot, AliquotFacts facts) {
        String parent() {
            return Objects.requireNonNull(facts.extract()).code();
        }

        String counter() {
            return parent() + "_";
        }
    }

    /** Makes an aliquot of every sound item. */
    Uni<List<Aliquot>> make(Tables tables, List<Item<AliquotDraft>> items, BenchRules rules) {
        List<Item<AliquotDraft>> sound = items.stream().filter(Item::isSound).toList();
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> question(sound.get(n), n, null))
                .toList();
        return facts(tables, questions).flatMap(facts -> {
            Map<UUID, Balance> balances = new HashMap<>();
            List<Nameless> grown = IntStream.range(0, sound.size())
                    .mapToObj(n -> grow(sound.get(n), facts.get(n), balances, rules))
                    .filter(one -> one.item().isSound())
                    .toList();
            return name(tables, grown).chain(() -> store(tables, grown, rules));
        });
    }

    private static Question question(Item<AliquotDraft> item, int n, @Nullable UUID self) {
        return new Question(
                n,
                self,
                item.givenId().orElse(null),
                item.givenCode().map(LabCode::normal).orElse(null),
                item.draft().extractId(),
                item.draft().batchId(),
                item.draft().vesselModelId());
    }

    private static Uni<List<AliquotFacts>> facts(Tables tables, List<Question> questions) {
        return questions.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tables.ask(AliquotFacts.LOCK, questions)
                        .chain(() -> tables.ask(AliquotFacts.SQL, questions))
                        .map(rows -> Rows.list(rows, AliquotFacts.class));
    }

    private static Nameless grow(
            Item<AliquotDraft> item, AliquotFacts facts, Map<UUID, Balance> balances, BenchRules rules) {
        Aliquot aliquot = new Aliquot();
        item.givenId().ifPresent(id -> aliquot.id = id);
        if (item.isNew(facts.existing(), facts.aliasTaken())) {
            aliquot.take(item, facts, balance(facts, balances, rules), rules);
        }
        return new Nameless(item, aliquot, facts);
    }

    private static Balance balance(AliquotFacts facts, Map<UUID, Balance> balances, BenchRules rules) {
        AliquotFacts.Parent parent = facts.extract();
        if (parent == null) {
            return new Balance(null, java.math.BigDecimal.ZERO, "off");
        }
        // What a former database let happen is taken over with a warning.
        String setting = rules.imported()
                ? "warn"
                : Optional.ofNullable(parent.volumeBalance()).orElse(rules.volumeBalance());
        return balances.computeIfAbsent(parent.id(), id -> new Balance(parent.available(), parent.used(), setting));
    }

    private static Uni<Void> name(Tables tables, List<Nameless> aliquots) {
        List<LabCode> given = new ArrayList<>();
        Map<String, Integer> asked = new TreeMap<>();
        for (Nameless one : aliquots) {
            Optional<String> code = one.item().givenCode();
            code.ifPresent(text -> one.item().check(() -> given.add(check(one, text))));
            if (code.isEmpty()) {
                asked.merge(one.counter(), 1, Integer::sum);
            }
        }
        return Counters.raise(tables, given)
                .chain(() -> Counters.take(tables, asked))
                .invoke(firsts -> {
                    Map<String, Integer> next = new TreeMap<>(firsts);
                    aliquots.stream()
                            .filter(one -> one.item().givenCode().isEmpty())
                            .forEach(one -> one.item()
                                    .check(() -> one.aliquot().code = new Suffix(
                                                    next.merge(one.counter(), 1, Integer::sum) - 1)
                                            .of(one.parent())));
                })
                .replaceWithVoid();
    }

    private static LabCode check(Nameless one, String text) {
        LabCode code = LabCode.parse("code", text, Form.ALIQUOT, Form.CONTROL_ALIQUOT);
        if (!code.prefix().equals(one.counter())) {
            one.item().violations().add("code", "parent_mismatch", code + " is not a code of this extract's");
        }
        one.aliquot().code = code.text();
        return code;
    }

    private Uni<List<Aliquot>> store(Tables tables, List<Nameless> named, BenchRules rules) {
        List<Nameless> coded =
                named.stream().filter(one -> one.item().isSound()).toList();
        return place(tables, coded, rules).chain(() -> {
            List<Nameless> sound =
                    coded.stream().filter(one -> one.item().isSound()).toList();
            List<Aliquot> aliquots = sound.stream().map(Nameless::aliquot).toList();
            boolean overridden = aliquots.stream().anyMatch(aliquot -> aliquot.overrideReason != null);
            Uni<?> noted = overridden
                    ? tables.ask(NAMED, "volume overridden")
                    : Uni.createFrom().nullItem();
            return noted.chain(() -> tables.insert("aliquot", aliquots))
                    .chain(() -> overridden
                            ? tables.ask(NAMED, "")
                            : Uni.createFrom().nullItem())
                    .invoke(() -> sound.forEach(one -> one.item().becomesAlso(one.aliquot().id)))
                    .replaceWith(aliquots);
        });
    }

    private Uni<Void> place(Tables tables, List<Nameless> aliquots, BenchRules rules) {
        List<Placing.Wish> wishes = new ArrayList<>();
        for (Nameless one : aliquots) {
            AliquotDraft draft = one.item().draft();
            if (draft.container() != null) {
                wishes.add(Placing.Wish.ofNew(
                        one.item(),
                        "aliquot",
                        one.aliquot().id,
                        one.aliquot().code,
                        one.aliquot().vesselModelId,
                        draft.container(),
                        draft.position(),
                        rules.imported()));
            }
        }
        return placing.place(tables, wishes, rules.now());
    }

    /** Changes one aliquot, loaded in the session of the request. */
    Uni<Aliquot> change(Tables tables, UUID id, Item<AliquotDraft> item, BenchRules rules) {
        return Aliquot.<Aliquot>findById(id)
                .flatMap(aliquot -> facts(tables, List.of(question(item, 0, id)))
                        .flatMap(facts -> {
                            aliquot.change(item, facts.get(0), balance(facts.get(0), new HashMap<>(), rules), rules);
                            return placing.follow(
                                    tables,
                                    item,
                                    "aliquot",
                                    id,
                                    item.draft().container(),
                                    item.draft().position(),
                                    rules.now());
                        })
                        .replaceWith(aliquot));
    }

    /** Changes aliquots that rows of an import met. */
    Uni<Set<UUID>> change(Tables tables, List<Met<AliquotDraft>> met, BenchRules rules) {
        List<Aliquot> aliquots =
                met.stream().map(one -> one.thing(Aliquot.class)).toList();
        List<Question> questions = IntStream.range(0, met.size())
                .mapToObj(n -> question(met.get(n).item(), n, aliquots.get(n).id))
                .toList();
        Map<UUID, Balance> balances = new HashMap<>();
        return facts(tables, questions)
                .invoke(facts -> IntStream.range(0, met.size()).forEach(n -> {
                    Item<AliquotDraft> item = met.get(n).item();
                    item.check(() ->
                            aliquots.get(n).change(item, facts.get(n), balance(facts.get(n), balances, rules), rules));
                }))
                .call(() -> placing.moveMet(
                        tables, "aliquot", met, AliquotDraft::container, AliquotDraft::position, rules.now()))
                .chain(() -> tables.update("aliquot", Bench.sound(met, aliquots)));
    }

    /** Deletes an aliquot that nothing was made of, with its place. */
    Uni<?> delete(Tables tables, UUID id) {
        return tables.ask(USERS, List.of(id))
                .invoke(Aliquots::refuseUsed)
                .chain(() -> placing.remove(
                        tables, List.of(Placing.out("aliquot", id, Instant.now(), Optional.of("deleted")))))
                .chain(() -> Aliquot.deleteById(id));
    }

    private static void refuseUsed(JsonNode users) {
        if (!users.isEmpty()) {
            throw Problem.conflict("", "in_use", "It was injected").with("used_by", users);
        }
    }
}
