package org.biotrail.lab.extract;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.biotrail.lab.batch.Batch;
import org.biotrail.lab.batch.BlankOfBatch;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Tables;

/** The extraction blank whose label is printed with its batch's. */
@ApplicationScoped
class Blanks implements BlankOfBatch {
    @Inject
    Extracts extracts;

    @Override
    public Uni<?> make(Tables tables, Batch batch, Item<?> item, BenchRules rules) {
        Item<ExtractDraft> blank = Item.of(ExtractDraft.blankOf(batch.id));
        return extracts.make(tables, List.of(blank), rules).invoke(() -> item.inherit(blank));
    }
}
