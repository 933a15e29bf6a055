package org.biotrail.lab.extract;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.container.Placing;
import org.biotrail.lab.extract.ExtractCodes.Nameless;
import org.jspecify.annotations.Nullable;

/** Makes and changes extracts, one or a thousand, by a number of statements that does not depend on how many. */
@ApplicationScoped
class Extracts {
    @Inject
    Placing placing;

    /** What the database is asked about an item. */
    record Question(
            int n,
            @Nullable UUID self,
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID fieldSampleId,
            @Nullable UUID batchId,
            @Nullable UUID extractionMethodId,
            @Nullable UUID projectId,
            @Nullable List<UUID> pooledFrom,
            @Nullable UUID vesselModelId) {

        static Question of(Item<ExtractDraft> item, int n, @Nullable UUID self) {
            ExtractDraft draft = item.draft();
            return new Question(
                    n,
                    self,
                    item.givenId().orElse(null),
                    item.givenCode().map(LabCode::normal).orElse(null),
                    draft.fieldSampleId(),
                    draft.batchId(),
                    draft.extractionMethodId(),
                    draft.projectId(),
                    draft.pooledFrom(),
                    draft.vesselModelId());
        }
    }

    /** Makes an extract of every sound item; what is wrong with the others stays with them. */
    Uni<List<Extract>> make(Tables tables, List<Item<ExtractDraft>> items, BenchRules rules) {
        return make(tables, items, Map.of(), rules);
    }

    /** The same for extracts that weighings begin, at these times. */
    Uni<List<Extract>> make(
            Tables tables, List<Item<ExtractDraft>> items, Map<Item<ExtractDraft>, Instant> weighed, BenchRules rules) {
        List<Item<ExtractDraft>> sound = items.stream().filter(Item::isSound).toList();
        return facts(
                        tables,
                        IntStream.range(0, sound.size())
                                .mapToObj(n -> Question.of(sound.get(n), n, null))
                                .toList())
                .flatMap(facts -> {
                    List<Nameless> made = IntStream.range(0, sound.size())
                            .mapToObj(n -> grow(sound.get(n), facts.get(n).weighed(weighed.get(sound.get(n))), rules))
                            .filter(one -> one.item().isSound())
                            .toList();
                    return ExtractCodes.give(tables, made).chain(() -> store(tables, made, rules));
                });
    }

    private static Nameless grow(Item<ExtractDraft> item, ExtractFacts facts, BenchRules rules) {
        Extract extract = new Extract();
        item.givenId().ifPresent(id -> extract.id = id);
        if (item.isNew(facts.existing(), facts.aliasTaken())) {
            extract.take(item, facts, rules);
        }
        return new Nameless(item, extract, facts);
    }

    private Uni<List<Extract>> store(Tables tables, List<Nameless> named, BenchRules rules) {
        List<Nameless> coded =
                named.stream().filter(one -> one.item().isSound()).toList();
        return place(tables, coded, rules).chain(() -> insert(tables, coded));
    }

    private static Uni<List<Extract>> insert(Tables tables, List<Nameless> placed) {
        List<Nameless> sound =
                placed.stream().filter(one -> one.item().isSound()).toList();
        List<Extract> extracts = sound.stream().map(Nameless::extract).toList();
        return tables.insert("extract", extracts)
                .invoke(() -> sound.forEach(one -> one.item().becomes(one.extract().id)))
                .replaceWith(extracts);
    }

    private Uni<Void> place(Tables tables, List<Nameless> sound, BenchRules rules) {
        List<Placing.Wish> wishes = new ArrayList<>();
        for (Nameless one : sound) {
            ExtractDraft draft = one.item().draft();
            if (draft.container() != null) {
                wishes.add(Placing.Wish.ofNew(
                        one.item(),
                        "extract",
                        one.extract().id,
                        one.extract().code,
                        one.extract().vesselModelId,
                        draft.container(),
                        draft.position(),
                        rules.imported()));
            }
        }
        return placing.place(tables, wishes, rules.now());
    }

    /** Changes one extract, loaded in the session of the request. */
    Uni<Extract> change(Tables tables, UUID id, Item<ExtractDraft> item, BenchRules rules) {
        return Extract.<Extract>findById(id)
                .flatMap(extract -> facts(tables, List.of(Question.of(item, 0, id)))
                        .flatMap(facts -> {
                            extract.change(item, facts.get(0), rules);
                            return move(tables, extract, item, rules).replaceWith(extract);
                        }));
    }

    /** Changes extracts that rows of an import met. */
    Uni<Set<UUID>> change(Tables tables, List<Met<ExtractDraft>> met, BenchRules rules) {
        List<Extract> extracts =
                met.stream().map(one -> one.thing(Extract.class)).toList();
        List<Question> questions = IntStream.range(0, met.size())
                .mapToObj(n -> Question.of(met.get(n).item(), n, extracts.get(n).id))
                .toList();
        return facts(tables, questions)
                .invoke(facts -> IntStream.range(0, met.size()).forEach(n -> {
                    Item<ExtractDraft> item = met.get(n).item();
                    item.check(() -> extracts.get(n).change(item, facts.get(n), rules));
                }))
                .call(() -> placing.moveMet(
                        tables, "extract", met, ExtractDraft::container, ExtractDraft::position, rules.now()))
                .chain(() -> tables.update("extract", Bench.sound(met, extracts)));
    }

    private Uni<Void> move(Tables tables, Extract extract, Item<ExtractDraft> item, BenchRules rules) {
        return placing.follow(
                tables,
                item,
                "extract",
                extract.id,
                item.draft().container(),
                item.draft().position(),
                rules.now());
    }

    /** Brings weighed extracts into the stage extracted, and places them. */
    Uni<?> extract(Tables tables, List<Item<ExtractionDraft>> items, BenchRules rules) {
        List<UUID> ids = items.stream()
                .map(item -> Optional.ofNullable(item.draft().extract())
                        .orElseThrow(() ->
                                Problem.rule("items[" + item.number() + "].extract", "required", "Which extract?")))
                .toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            throw Problem.rule("items", "duplicate", "An extract stands in the list twice");
        }
        return Extract.<Extract>list("id in ?1", ids).flatMap(found -> {
            Map<UUID, Extract> byId = new HashMap<>();
            found.forEach(extract -> byId.put(extract.id, extract));
            List<Item<ExtractDraft>> drafts = IntStream.range(0, items.size())
                    .mapToObj(n -> new Item<>(
                            n,
                            items.get(n).draft().over(stored(byId, ids.get(n)), rules.now()),
                            Optional.<UUID>empty(),
                            Optional.<String>empty()))
                    .toList();
            List<Question> questions = IntStream.range(0, items.size())
                    .mapToObj(n -> Question.of(drafts.get(n), n, ids.get(n)))
                    .toList();
            return facts(tables, questions)
                    .invoke(facts -> IntStream.range(0, items.size()).forEach(n -> {
                        Item<ExtractDraft> draft = drafts.get(n);
                        draft.check(() -> stored(byId, ids.get(n)).change(draft, facts.get(n), rules));
                        draft.violations()
                                .require(
                                        draft.draft().solventVolume() != null,
                                        "solvent_volume",
                                        "required",
                                        "An extraction takes a solvent");
                        items.get(n).inherit(draft);
                        items.get(n).becomes(ids.get(n));
                    }))
                    .chain(() -> place(tables, items, ids, rules));
        });
    }

    private static Extract stored(Map<UUID, Extract> byId, UUID id) {
        return Optional.ofNullable(byId.get(id)).orElseThrow(() -> Problem.notFound("extract " + id));
    }

    private Uni<Void> place(Tables tables, List<Item<ExtractionDraft>> items, List<UUID> ids, BenchRules rules) {
        List<Placing.Wish> wishes = new ArrayList<>();
        for (int n = 0; n < items.size(); n++) {
            ExtractionDraft draft = items.get(n).draft();
            if (draft.container() != null) {
                wishes.add(new Placing.Wish(
                        items.get(n), "extract", ids.get(n), draft.container(), draft.position(), true, false));
            }
        }
        return placing.place(tables, wishes, rules.now());
    }

    /** One answer for each question, in their order. */
    private static Uni<List<ExtractFacts>> facts(Tables tables, List<Question> questions) {
        return questions.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tables.ask(ExtractFacts.SQL, questions).map(rows -> Rows.list(rows, ExtractFacts.class));
    }

    private static final String USERS = """
            select cast(jsonb_build_object(
              'users', (select coalesce(jsonb_agg(u.code), jsonb_build_array()) from (
                 select a.code from aliquot a where a.extract_id = x.id
                 union all select y.filename from analysis y where y.extract_id = x.id
                 union all select case when may_see('extract', e.id) then e.code else 'a pooled QC' end
                             from extract e where e.pooled_from @> array[x.id]
                 limit 10) u),
              'weighed', exists (select 1 from weighing w where w.extract_id = x.id),
              'stage', e.stage) as text)
              from (select cast(from_json($1) ->> 0 as uuid) as id) x join extract e on e.id = x.id""";

    private static final String UNWEIGH = """
            with gone as (delete from weighing where extract_id = cast(from_json($1) ->> 0 as uuid) returning 1)
            select cast(count(*) as text) from gone""";

    /** Deletes an extract that nothing was made of, with its weighing while it is only weighed, and its place. */
    Uni<?> delete(Tables tables, UUID id) {
        return tables.ask(USERS, List.of(id))
                .invoke(Extracts::refuseUsed)
                .chain(() -> tables.ask(UNWEIGH, List.of(id)))
                .chain(() -> placing.remove(
                        tables, List.of(Placing.out("extract", id, Instant.now(), Optional.of("deleted")))))
                .chain(() -> Extract.deleteById(id));
    }

    private static void refuseUsed(JsonNode found) {
        if (!found.path("users").isEmpty()) {
            throw Problem.conflict("", "in_use", "Things are made of it").with("used_by", found.path("users"));
        }
        if (found.path("weighed").asBoolean() && found.path("stage").asText().equals("extracted")) {
            throw Problem.conflict("", "in_use", "What was weighed and extracted stays on record; give it a status");
        }
    }
}
