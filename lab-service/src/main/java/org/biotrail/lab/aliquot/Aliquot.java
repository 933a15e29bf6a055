package org.biotrail.lab.aliquot;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.SampleFacts;
import org.biotrail.lab.extract.StageOrder;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.status.Standing;
import org.jspecify.annotations.Nullable;

/** A part of an extract, to be injected ({@code spec/lab.md} §5). */
@Entity
@Table(name = "aliquot")
public class Aliquot extends RecordedEntity {
    /** Unit of a volume that brings none, as the former column {@code aliquot_volume_microliter} had it. */
    static final String DEFAULT_UNIT = "uL";

    private static final int SHORTEST_REASON = 3;

    public String code;
    public UUID extractId;
    public @Nullable BigDecimal volume;
    public @Nullable String volumeUnit;
    public @Nullable UUID batchId;
    public BigDecimal dilutionFactor = BigDecimal.ONE;
    public @Nullable UUID vesselModelId;
    public @Nullable Instant preparedAt;
    public @Nullable UUID datasetId;
    public @Nullable UUID projectId;
    public @Nullable String overrideReason;
    public String status = "ok";
    public @Nullable String statusReason;
    public @Nullable String statusComment;
    public @Nullable UUID signalId;
    public @Nullable String comments;

    /** Takes over the draft of a new aliquot, and keeps with the item every rule it breaks. */
    void take(Item<AliquotDraft> item, AliquotFacts facts, Balance balance, BenchRules rules) {
        AliquotFacts.Parent parent = facts.extract();
        if (parent == null) {
            item.violations().add("extract_id", "required", "An aliquot is made of an extract");
            return;
        }
        item.check(() -> {
            if (parent.locked()) {
                throw SampleFacts.lockedDataset("extract_id");
            }
        });
        extractId = parent.id();
        datasetId = parent.datasetId();
        projectId = parent.projectId();
        if (parent.status().equals("not_ok") && !rules.imported()) {
            item.violations().add("extract_id", "parent_unusable", parent.code() + " is not usable");
        } else if (parent.status().equals("suspect")) {
            item.warn("suspect_parent", "extract_id", parent.code() + " is suspect");
        }
        item.violations()
                .require(
                        parent.stage().equals("extracted"),
                        "extract_id",
                        "stage_order",
                        parent.code() + " is not extracted yet");
        preparedAt = item.draft().preparedAt() != null || rules.imported()
                ? item.draft().preparedAt()
                : rules.now();
        takeRest(item, facts, balance, rules);
    }

    /** A change of an aliquot that there is. */
    void change(Item<AliquotDraft> item, AliquotFacts facts, Balance balance, BenchRules rules) {
        if (!extractId.equals(item.draft().extractId())) {
            throw Problem.conflict("extract_id", "lineage_fixed", "The code " + code + " names what it was made of");
        }
        preparedAt = item.draft().preparedAt();
        boolean newBatch = !Objects.equals(batchId, item.draft().batchId());
        takeRest(item, newBatch ? facts : facts.withoutBatch(), balance, rules);
    }

    private void takeRest(Item<AliquotDraft> item, AliquotFacts facts, Balance balance, BenchRules rules) {
        AliquotDraft draft = item.draft();
        batchId = draft.batchId();
        vesselModelId = draft.vesselModelId();
        rules.refuseRetired(item, facts.retiredVessel());
        comments = draft.comments();
        overrideReason = draft.overrideReason();
        dilutionFactor = Optional.ofNullable(draft.dilutionFactor()).orElse(BigDecimal.ONE);
        Standing standing = Standing.of(draft.status(), draft.statusReason());
        standing.check(item.violations());
        signalId = standing.equals(new Standing(status, statusReason)) ? signalId : null;
        status = standing.status();
        statusReason = standing.reason();
        statusComment = draft.statusComment();
        item.violations()
                .require(
                        dilutionFactor.compareTo(BigDecimal.ONE) >= 0,
                        "dilution_factor",
                        "out_of_range",
                        "A dilution factor is at least 1");
        Optional.ofNullable(facts.batch()).ifPresent(batch -> batch.checkUse(item, "batch_id", "aliquoting"));
        new StageOrder(rules.now())
                .then(
                        "extracted_at",
                        facts.extract() == null ? null : facts.extract().extractedAt())
                .then("prepared_at", preparedAt)
                .check(item.violations());
        item.check(() -> takeVolume(item, balance, rules));
    }

    private void takeVolume(Item<AliquotDraft> item, Balance balance, BenchRules rules) {
        AliquotDraft draft = item.draft();
        Optional<Quantity> read = Quantity.read(
                rules.units(), "volume", draft.volume(), draft.volumeUnit(), DEFAULT_UNIT, QuantityKind.VOLUME);
        read.ifPresent(known -> known.positive("volume"));
        volume = read.map(Quantity::value).orElse(null);
        volumeUnit = read.map(known -> known.unit().ucumCode()).orElse(null);
        balance.take(item, read, isExcused());
    }

    /** Whether a reason stands for taking more than there is. */
    private boolean isExcused() {
        return overrideReason != null && overrideReason.strip().length() >= SHORTEST_REASON;
    }
}
