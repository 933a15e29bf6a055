package org.biotrail.lab.bench;

import java.time.Instant;
import org.biotrail.lab.quantity.Units;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of the bench need to know besides the things themselves.
 *
 * @param units of the catalog
 * @param now one moment for the whole request
 * @param requireDrying {@code warn}, {@code refuse} or {@code off}
 * @param volumeBalance of aliquots against their extract: {@code override}, {@code warn} or {@code off}
 * @param injectionBalance of injections against their aliquot, likewise
 * @param imported whether former data come in: then nothing that is missing is set to now
 */
public record BenchRules(
        Units units,
        Instant now,
        String requireDrying,
        String volumeBalance,
        String injectionBalance,
        boolean imported) {

    /**
     * Holds a vessel to be of a model that is for new use.
     *
     * @param retired the model's name, where it comes new and is retired
     */
    public void refuseRetired(Item<?> item, @Nullable String retired) {
        item.violations()
                .require(
                        retired == null || imported,
                        "vessel_model_id",
                        "model_retired",
                        retired + " is not for new vessels");
    }
}
