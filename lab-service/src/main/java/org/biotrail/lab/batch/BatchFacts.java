package org.biotrail.lab.batch;

import java.util.UUID;
import org.biotrail.lab.bench.Item;
import org.jspecify.annotations.Nullable;

/** A batch, as whatever is made with it sees it. */
public record BatchFacts(
        UUID id,
        String code,
        String usedFor,
        String status,
        boolean retired,
        boolean expired,
        @Nullable UUID projectId) {

    /** Adds {@code batch_type_mismatch}, {@code batch_unusable}, or warns of a suspect or expired one. */
    public void checkUse(Item<?> item, String field, String stage) {
        if (!usedFor.equals(stage)) {
            item.violations()
                    .add(field, "batch_type_mismatch", code + " is a batch for " + usedFor + ", not for " + stage);
        }
        if (status.equals("not_ok") || retired) {
            item.violations().add(field, "batch_unusable", code + " may not be used any more");
        }
        if (status.equals("suspect")) {
            item.warn("suspect_batch", field, code + " is suspect");
        }
        if (expired) {
            item.warn("lot_expired", field, "A lot of " + code + " has expired");
        }
    }
}
