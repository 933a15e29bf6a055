package org.biotrail.lab.batch;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.code.Counters;
import org.biotrail.lab.code.LabCode;
import org.biotrail.lab.code.LabCode.Form;
import org.biotrail.lab.code.Numbered;
import org.biotrail.lab.container.Placing;
import org.jspecify.annotations.Nullable;

/** Makes batches, one or a thousand. */
@ApplicationScoped
public class Batches {
    private static final String ASK = """
            select cast(coalesce(jsonb_agg(jsonb_build_object('n', a.n,
                'existing', (select b.id from batch b where b.id = a.id or b.code = a.code limit 1),
                'alias_taken', exists (select 1 from code_alias ca where ca.alias = a.code),
                'project', (select p.code from project_copy p where p.id = a.project_id),
                'solvent', (select t.id from batch_type t where t.code = 'solvent')) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, id uuid, code text, project_id uuid)""";

    private static final String USED = """
            select cast(coalesce(jsonb_agg(b.id), jsonb_build_array()) as text)
              from (select cast(i.value as uuid) as id from jsonb_array_elements_text(from_json($1)) i) b
             where exists (select 1 from extract where batch_id = b.id) or exists (select 1 from aliquot where batch_id = b.id)
                or exists (select 1 from analysis where b.id in (batch_id, ms_batch_id))""";

    private record Question(
            int n,
            @Nullable UUID id,
            @Nullable String code,
            @Nullable UUID projectId) {}

    private record Facts(
            int n,
            @Nullable UUID existing,
            boolean aliasTaken,
            @Nullable String project,
            UUID solvent) {}

    private record Nameless(Item<BatchDraft> item, Batch batch, Facts facts) {
        String prefix() {
            return facts.project() == null ? "batch_" : facts.project() + "_batch_";
        }
    }

    @Inject
    Placing placing;

    static Uni<Boolean> isUsed(Tables tables, UUID id) {
        return used(tables, List.of(id)).map(used -> !used.isEmpty());
    }

    private static Uni<Set<UUID>> used(Tables tables, List<UUID> ids) {
        return tables.ask(USED, ids).map(used -> Set.copyOf(Rows.list(used, UUID.class)));
    }

    /** Changes batches that rows of an import met. */
    Uni<Set<UUID>> change(Tables tables, List<Met<BatchDraft>> met, BenchRules rules) {
        List<Batch> batches = met.stream().map(one -> one.thing(Batch.class)).toList();
        return used(tables, met.stream().map(Met::id).toList())
                .invoke(used -> IntStream.range(0, met.size()).forEach(n -> {
                    Item<BatchDraft> item = met.get(n).item();
                    item.check(() -> batches.get(n).change(item, used.contains(batches.get(n).id)));
                }))
                .call(() ->
                        placing.moveMet(tables, "batch", met, BatchDraft::container, BatchDraft::position, rules.now()))
                .chain(() -> tables.update("batch", Bench.sound(met, batches)));
    }

    /** Makes batches whose labels are printed before anybody knows what they will be. */
    Uni<JsonNode> reserve(Tables tables, BatchReservation wanted, BenchRules rules) {
        List<Item<BatchDraft>> items = IntStream.range(0, wanted.checkedCount())
                .mapToObj(n -> new Item<>(
                        n,
                        BatchDraft.reserved(wanted.projectId(), wanted.batchTypeId()),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return make(tables, items, rules).map(made -> {
            items.forEach(Item::throwIfBroken);
            return Rows.JSON
                    .createObjectNode()
                    .set(
                            "codes",
                            Rows.JSON.valueToTree(
                                    made.stream().map(batch -> batch.code).toList()));
        });
    }

    /** Makes a batch of every sound item. */
    Uni<List<Batch>> make(Tables tables, List<Item<BatchDraft>> items, BenchRules rules) {
        List<Item<BatchDraft>> sound = items.stream().filter(Item::isSound).toList();
        if (sound.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> question(n, sound.get(n)))
                .toList();
        return tables.ask(ASK, questions).flatMap(rows -> {
            List<Facts> facts = Rows.list(rows, Facts.class);
            List<Nameless> batches = IntStream.range(0, sound.size())
                    .mapToObj(n -> grow(sound.get(n), facts.get(n)))
                    .filter(one -> one.item().isSound())
                    .toList();
            return name(tables, batches).chain(() -> store(tables, batches, rules));
        });
    }

    private static Question question(int n, Item<BatchDraft> item) {
        return new Question(
                n,
                item.givenId().orElse(null),
                item.givenCode().map(LabCode::normal).orElse(null),
                item.draft().projectId());
    }

    private static Nameless grow(Item<BatchDraft> item, Facts facts) {
        Batch batch = new Batch();
        item.givenId().ifPresent(id -> batch.id = id);
        if (item.isNew(facts.existing(), facts.aliasTaken())) {
            batch.take(item, facts.solvent());
        }
        return new Nameless(item, batch, facts);
    }

    private static Uni<Void> name(Tables tables, List<Nameless> batches) {
        List<LabCode> given = new ArrayList<>();
        Map<String, Integer> asked = new TreeMap<>();
        for (Nameless one : batches) {
            Optional<String> code = one.item().givenCode();
            code.ifPresent(text -> one.item().check(() -> given.add(check(one, text))));
            if (code.isEmpty()) {
                asked.merge(one.prefix(), 1, Integer::sum);
            }
        }
        return Counters.raise(tables, given)
                .chain(() -> Counters.take(tables, asked))
                .invoke(firsts -> {
                    Map<String, Integer> next = new TreeMap<>(firsts);
                    batches.stream()
                            .filter(one -> one.item().givenCode().isEmpty())
                            .forEach(one -> one.item()
                                    .check(() -> one.batch().code = new Numbered(
                                                    one.prefix(), next.merge(one.prefix(), 1, Integer::sum) - 1)
                                            .toString()));
                })
                .replaceWithVoid();
    }

    private static LabCode check(Nameless one, String text) {
        LabCode code = LabCode.parse("code", text, Form.BATCH);
        one.batch().code = code.text();
        return code;
    }

    private Uni<List<Batch>> store(Tables tables, List<Nameless> named, BenchRules rules) {
        named.forEach(one -> one.batch().describe(one.item(), rules.imported()));
        List<Nameless> described =
                named.stream().filter(one -> one.item().isSound()).toList();
        return place(tables, described, rules).chain(() -> {
            List<Nameless> sound =
                    described.stream().filter(one -> one.item().isSound()).toList();
            List<Batch> batches = sound.stream().map(Nameless::batch).toList();
            return tables.insert("batch", batches)
                    .invoke(() -> sound.forEach(one -> one.item().becomes(one.batch().id)))
                    .replaceWith(batches);
        });
    }

    private Uni<Void> place(Tables tables, List<Nameless> batches, BenchRules rules) {
        List<Placing.Wish> wishes = new ArrayList<>();
        for (Nameless one : batches) {
            BatchDraft draft = one.item().draft();
            if (draft.container() != null) {
                wishes.add(Placing.Wish.ofNew(
                        one.item(),
                        "batch",
                        one.batch().id,
                        one.batch().code,
                        null,
                        draft.container(),
                        draft.position(),
                        rules.imported()));
            }
        }
        return placing.place(tables, wishes, rules.now());
    }
}
