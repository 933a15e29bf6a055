package org.biotrail.lab.extract;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The advice for a mass; null above the largest row of the table. */
record Advised(@Nullable Advice advice) {

    /** How much solvent and how many beads, and up to which mass. */
    record Advice(
            BigDecimal solventVolume, String solventVolumeUnit, int beads, BigDecimal upToMass, String upToMassUnit) {}
}
