package org.biotrail.lab.extract;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A portion of a sample on the balance: the beginning of an extract, and the owner of its weight ({@code spec/lab.md} §4). */
@Entity
@Table(name = "weighing")
public class Weighing extends RecordedEntity {
    private static final int SHORTEST_REASON = 3;

    public UUID fieldSampleId;
    public UUID extractId;
    public BigDecimal mass;
    public String massUnit;
    public @Nullable BigDecimal targetMass;
    public @Nullable BigDecimal tolerance;
    public @Nullable String toleranceKind;
    public @Nullable Boolean withinTolerance;
    public @Nullable String overrideReason;
    public @Nullable String balance;
    public Instant weighedAt;
    public @Nullable UUID vesselModelId;

    /** What a caller may say of a weighing; target and tolerance are in the unit of the mass. */
    record Draft(
            @RefersTo("field_sample") @Nullable UUID fieldSampleId,
            @Nullable BigDecimal mass,
            @Nullable String massUnit,
            @Nullable BigDecimal targetMass,
            @Nullable BigDecimal tolerance,

            @Schema(enumeration = {"absolute", "percent"}) @Nullable
            String toleranceKind,

            @Nullable String overrideReason,
            @Nullable String balance,
            @Nullable Instant weighedAt,
            @RefersTo("container_model") @Nullable UUID vesselModelId,
            @RefersTo("container") @Nullable String container,
            @Nullable String position) {

        /** The extract that begins with it. */
        ExtractDraft extract() {
            return new ExtractDraft(
                    "sample",
                    null,
                    fieldSampleId,
                    null,
                    null,
                    null,
                    null,
                    "weighed",
                    null,
                    mass,
                    massUnit,
                    null,
                    null,
                    null,
                    null,
                    null,
                    vesselModelId,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    container,
                    position);
        }
    }

    /** Takes over the draft, and keeps with the item every rule it breaks. */
    void take(Item<Draft> item, BenchRules rules) {
        Draft draft = item.draft();
        item.violations()
                .require(draft.fieldSampleId() != null, "field_sample_id", "required", "A weighing is of a sample")
                .require(draft.mass() != null, "mass", "required", "A weighing has a mass");
        item.check(() -> Quantity.read(rules.units(), "mass", draft.mass(), draft.massUnit(), null, QuantityKind.MASS)
                .map(known -> known.positive("mass"))
                .ifPresent(known -> {
                    mass = known.value();
                    massUnit = known.unit().ucumCode();
                }));
        targetMass = draft.targetMass();
        tolerance = draft.tolerance();
        toleranceKind = draft.tolerance() == null
                ? null
                : Optional.ofNullable(draft.toleranceKind()).orElse("absolute");
        overrideReason = draft.overrideReason();
        balance = draft.balance();
        weighedAt = Optional.ofNullable(draft.weighedAt()).orElse(rules.now());
        vesselModelId = draft.vesselModelId();
        if (draft.fieldSampleId() != null) {
            fieldSampleId = draft.fieldSampleId();
        }
        new StageOrder(rules.now()).then("weighed_at", weighedAt).check(item.violations());
        item.violations()
                .require(
                        toleranceKind == null || toleranceKind.equals("absolute") || toleranceKind.equals("percent"),
                        "tolerance_kind",
                        "unknown_kind",
                        "A tolerance is absolute or in percent")
                .require(
                        tolerance == null || tolerance.signum() >= 0,
                        "tolerance",
                        "out_of_range",
                        "A tolerance is 0 or more")
                .require(
                        targetMass == null || targetMass.signum() > 0,
                        "target_mass",
                        "out_of_range",
                        "A target is more than 0");
        if (item.isSound()) {
            item.check(this::checkTolerance);
        }
    }

    /**
     * Takes over a correction.
     *
     * @throws Problem 409 {@code lineage_fixed} for another sample
     */
    void correct(Item<Draft> item, BenchRules rules) {
        if (!fieldSampleId.equals(item.draft().fieldSampleId())) {
            throw Problem.conflict("field_sample_id", "lineage_fixed", "The extract's code names its sample");
        }
        take(item, rules);
    }

    private void checkTolerance() {
        if (targetMass == null || tolerance == null) {
            withinTolerance = null;
            return;
        }
        // All three are in one unit, so that the comparison is the same as in base units.
        BigDecimal allowed =
                "percent".equals(toleranceKind) ? targetMass.multiply(tolerance).movePointLeft(2) : tolerance;
        boolean within = mass.subtract(targetMass).abs().compareTo(allowed) <= 0;
        boolean excused = overrideReason != null && overrideReason.strip().length() >= SHORTEST_REASON;
        withinTolerance = within;
        if (!within && !excused) {
            throw Problem.rule("mass", "outside_tolerance", "The mass is outside the tolerance of the target");
        }
    }
}
