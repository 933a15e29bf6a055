package org.biotrail.lab.aliquot;

import java.math.BigDecimal;
import java.util.Optional;
import org.biotrail.kit.problem.Problem;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * What is left of an extract while aliquots are taken of it, in the base unit of volumes ({@code spec/lab.md} §5.5). One
 * serves all aliquots of one extract in a transaction, which holds the extract's lock.
 */
final class Balance {
    private final @Nullable BigDecimal available;
    private final String setting;
    private BigDecimal used;

    /**
     * Begins a balance.
     *
     * @param available empty when nobody noted a volume
     * @param setting {@code override}, {@code warn} or {@code off}
     */
    Balance(@Nullable BigDecimal available, BigDecimal used, String setting) {
        this.available = available;
        this.used = used;
        this.setting = setting;
    }

    /**
     * Takes a volume.
     *
     * @throws Problem 422 {@code volume_exceeded} when more is taken than there is, without an excuse
     */
    void take(Item<?> item, Optional<Quantity> volume, boolean excused) {
        if (available == null || volume.isEmpty()) {
            item.warn("volume_unknown", "volume", "Without volumes nobody knows what is left");
            return;
        }
        BigDecimal after = used.add(volume.get().inBase());
        if (after.compareTo(available) > 0 && !setting.equals("off")) {
            if (setting.equals("override") && !excused) {
                throw Problem.rule("volume", "volume_exceeded", "More is taken than there is of the extract");
            }
            if (setting.equals("warn")) {
                item.warn("volume_exceeded", "volume", "More is taken than there is of the extract");
            }
        }
        used = after;
    }
}
