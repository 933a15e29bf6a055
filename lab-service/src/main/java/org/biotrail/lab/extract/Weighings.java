package org.biotrail.lab.extract;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Tables;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;

/** Weighs samples: each weighing makes the extract that begins with it, in the same transaction. */
@ApplicationScoped
class Weighings {
    @Inject
    Extracts extracts;

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
        return extracts.make(tables, portions, rules).chain(() -> {
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

    /** Corrects a weighing and the weight of its extract with it. */
    Uni<Weighing> change(UUID id, Item<Weighing.Draft> item, BenchRules rules) {
        return Weighing.<Weighing>findById(id).flatMap(weighing -> {
            if (!weighing.fieldSampleId.equals(item.draft().fieldSampleId())) {
                throw Problem.conflict("field_sample_id", "lineage_fixed", "The extract's code names its sample");
            }
            weighing.take(item, rules);
            return Extract.<Extract>findById(weighing.extractId)
                    .invoke(extract -> Quantity.read(
                                    rules.units(), "mass", weighing.mass, weighing.massUnit, null, QuantityKind.MASS)
                            .ifPresent(extract::weigh))
                    .replaceWith(weighing);
        });
    }
}
