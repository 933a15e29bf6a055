package org.biotrail.lab.extract;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.quantity.Units;
import org.jspecify.annotations.Nullable;

/**
 * Up to which mass how much solvent and how many beads are taken; of the rows that reach a mass the smallest applies, so
 * the ranges have no gaps ({@code spec/lab.md} §4).
 */
@Entity
@Table(name = "extraction_advice")
public class ExtractionAdvice extends RecordedEntity {
    public @Nullable UUID extractionMethodId;
    public BigDecimal upToMass;
    public String upToMassUnit;

    /** Kilogram. */
    public BigDecimal upToMassBase;

    public BigDecimal solventVolume;
    public String solventVolumeUnit;
    public int beads;

    /** What a caller may say of a row; without a method it is everybody's. */
    record Draft(
            @RefersTo("extraction_method") @Nullable UUID extractionMethodId,
            @Nullable BigDecimal upToMass,
            @Nullable String upToMassUnit,
            @Nullable BigDecimal solventVolume,
            @Nullable String solventVolumeUnit,
            @Nullable Integer beads) {}

    protected ExtractionAdvice() {}

    ExtractionAdvice(Draft draft, Units units) {
        apply(draft, units);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft, Units units) {
        Violations violations = new Violations();
        violations.collect("up_to_mass", () -> {
            Quantity mass = read(units, "up_to_mass", draft.upToMass(), draft.upToMassUnit(), QuantityKind.MASS);
            upToMass = mass.value();
            upToMassUnit = mass.unit().ucumCode();
            upToMassBase = mass.inBase();
        });
        violations.collect("solvent_volume", () -> {
            Quantity solvent = read(
                    units, "solvent_volume", draft.solventVolume(), draft.solventVolumeUnit(), QuantityKind.VOLUME);
            solventVolume = solvent.value();
            solventVolumeUnit = solvent.unit().ucumCode();
        });
        violations
                .require(
                        draft.beads() == null || draft.beads() >= 0,
                        "beads",
                        "out_of_range",
                        "A number of beads is 0 or more")
                .throwIfAny();
        extractionMethodId = draft.extractionMethodId();
        beads = Optional.ofNullable(draft.beads()).orElse(0);
    }

    private static Quantity read(
            Units units, String field, @Nullable BigDecimal value, @Nullable String unit, QuantityKind kind) {
        return Quantity.read(units, field, value, unit, null, kind)
                .orElseThrow(() -> Problem.rule(field, "required", "A quantity with its unit"))
                .positive(field);
    }
}
