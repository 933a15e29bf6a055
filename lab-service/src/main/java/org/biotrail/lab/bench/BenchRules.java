package org.biotrail.lab.bench;

import java.time.Instant;
import org.biotrail.lab.quantity.Units;

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
        boolean imported) {}
