package org.biotrail.lab.extract;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.lab.bench.Bench;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.jspecify.annotations.Nullable;

/** Weighs samples: each weighing makes the extract that begins with it, in the same transaction. */
@ApplicationScoped
class Weighings {
    private static final String KNOWN = """
            select cast(coalesce(jsonb_agg((select w.id from weighing w where w.id = a.id
                or w.field_sample_id = a.sample and w.weighed_at = a.at limit 1) order by a.n), jsonb_build_array()) as text)
              from jsonb_to_recordset(from_json($1)) as a(n int, id uuid, sample uuid, at timestamptz)""";

    private static final String CORRECT = """
            with corrected as (
              update extract e set dried_weight = w.mass, dried_weight_unit = w.mass_unit from weighing w
               where w.extract_id = e.id and w.id in (select cast(i.value as uuid) from jsonb_array_elements_text(from_json($1)) i)
              returning 1)
            select cast(count(*) as text) from corrected""";

    /** The extract that began with a weighing, if it may go with it. */
    private static final String BEGUN = """
            select cast(to_jsonb(w.extract_id) as text) from weighing w where w.id = cast(from_json($1) ->> 0 as uuid)""";

    private static final String RETIRED = """
            select cast(coalesce((select to_jsonb(m.name) from container_model m
              where m.retired and m.id = cast(from_json($1) ->> 0 as uuid)), cast('null' as jsonb)) as text)""";

    private record Question(
            int n,
            @Nullable UUID id,
            @Nullable UUID sample,
            @Nullable Instant at) {}

    @Inject
    Extracts extracts;

    /** Deletes a weighing with the extract that it began, while that is only weighed. */
    Uni<?> delete(Tables tables, UUID id) {
        return tables.ask(BEGUN, List.of(id))
                .chain(extract -> extracts.delete(tables, UUID.fromString(extract.asText())));
    }

    Uni<List<Weighing>> make(Tables tables, List<Item<Weighing.Draft>> items, BenchRules rules) {
        List<Item<Weighing.Draft>> sound = new ArrayList<>();
        List<Weighing> weighings = new ArrayList<>();
        for (Item<Weighing.Draft> item : items) {
            Weighing weighing = new Weighing();
            item.givenId().ifPresent(id -> weighing.id = id);
            if (item.isSound()) {
                weighing.take(item, rules);
            }
            if (item.isSound()) {
                sound.add(item);
                weighings.add(weighing);
            }
        }
        List<Item<ExtractDraft>> portions =
                sound.stream().map(item -> Item.of(item.draft().extract())).toList();
        Map<Item<ExtractDraft>, Instant> begun = new HashMap<>();
        IntStream.range(0, sound.size()).forEach(n -> begun.put(portions.get(n), weighings.get(n).weighedAt));
        return extracts.make(tables, portions, begun, rules).chain(() -> {
            List<Weighing> made = new ArrayList<>();
            IntStream.range(0, sound.size()).forEach(n -> {
                sound.get(n).inherit(portions.get(n));
                if (portions.get(n).isMade()) {
                    weighings.get(n).extractId = portions.get(n).id();
                    sound.get(n).becomes(weighings.get(n).id);
                    made.add(weighings.get(n));
                }
            });
            return tables.insert("weighing", made).replaceWith(made);
        });
    }

    /** Finds the weighings that rows of an import repeat: of the same id, or of the same sample at the same time. */
    Uni<?> meet(Tables tables, List<Item<Weighing.Draft>> items) {
        List<Item<Weighing.Draft>> sound = items.stream().filter(Item::isSound).toList();
        List<Question> questions = IntStream.range(0, sound.size())
                .mapToObj(n -> new Question(
                        n,
                        sound.get(n).givenId().orElse(null),
                        sound.get(n).draft().fieldSampleId(),
                        sound.get(n).draft().weighedAt()))
                .toList();
        return tables.ask(KNOWN, questions).invoke(known -> {
            Set<List<Object>> seen = new HashSet<>();
            for (int n = 0; n < sound.size(); n++) {
                Weighing.Draft draft = sound.get(n).draft();
                sound.get(n).isNew(Rows.JSON.convertValue(known.get(n), UUID.class), false);
                if (draft.fieldSampleId() != null
                        && draft.weighedAt() != null
                        && !seen.add(List.of(draft.fieldSampleId(), draft.weighedAt()))) {
                    sound.get(n).violations().add("weighed_at", "duplicate", "This weighing stands in the file twice");
                }
            }
        });
    }

    /** Corrects weighings that rows of an import met, and the weights of their extracts with them. */
    Uni<Set<UUID>> change(Tables tables, List<Met<Weighing.Draft>> met, BenchRules rules) {
        List<Weighing> stored =
                met.stream().map(one -> one.thing(Weighing.class)).toList();
        IntStream.range(0, met.size()).forEach(n -> {
            Item<Weighing.Draft> item = met.get(n).item();
            item.check(() -> stored.get(n).correct(item, rules));
        });
        List<Weighing> sound = Bench.sound(met, stored);
        return tables.update("weighing", sound)
                .call(() -> tables.ask(
                        CORRECT, sound.stream().map(weighing -> weighing.id).toList()));
    }

    private static Uni<?> refuseRetired(Tables tables, Weighing before, Item<Weighing.Draft> item, BenchRules rules) {
        UUID model = item.draft().vesselModelId();
        return model == null || model.equals(before.vesselModelId)
                ? Uni.createFrom().nullItem()
                : tables.ask(RETIRED, List.of(model)).invoke(name -> rules.refuseRetired(item, name.textValue()));
    }

    /** Corrects a weighing and the weight of its extract with it. */
    Uni<Weighing> change(Tables tables, UUID id, Item<Weighing.Draft> item, BenchRules rules) {
        return Weighing.<Weighing>findById(id)
                .call(weighing -> refuseRetired(tables, weighing, item, rules))
                .flatMap(weighing -> {
                    weighing.correct(item, rules);
                    return Extract.<Extract>findById(weighing.extractId)
                            .invoke(extract -> Quantity.read(
                                            rules.units(),
                                            "mass",
                                            weighing.mass,
                                            weighing.massUnit,
                                            null,
                                            QuantityKind.MASS)
                                    .ifPresent(extract::weigh))
                            .replaceWith(weighing);
                });
    }
}
