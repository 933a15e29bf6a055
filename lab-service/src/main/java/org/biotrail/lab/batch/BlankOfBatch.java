package org.biotrail.lab.batch;

import io.smallrye.mutiny.Uni;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Tables;

/** Makes the first blank along with its batch; blanks are extracts, which know batches and not the other way round. */
public interface BlankOfBatch {
    /** Makes a planned blank; what is wrong with it stays with the batch's item. */
    Uni<?> make(Tables tables, Batch batch, Item<?> item, BenchRules rules);
}
