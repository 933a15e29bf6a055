package org.biotrail.lab.extract;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.SampleFacts;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.status.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What was taken out of a sample by a solvent, or a control made the same way ({@code spec/lab.md} §5). Quantities are
 * values with the UCUM code of their unit.
 */
@Entity
@Table(name = "extract")
public class Extract extends RecordedEntity {
    private static final Set<String> KINDS = Set.of("sample", "blank", "qc");
    private static final Set<String> BLANKS = Set.of("extraction", "solvent", "media", "field");
    private static final Set<String> QCS = Set.of("pooled", "reference_material", "standard_mix", "system_suitability");
    private static final List<String> STAGES = List.of("planned", "weighed", "extracted");

    public String code;
    public String kind = "sample";
    public @Nullable String controlKind;
    public @Nullable UUID fieldSampleId;
    public UUID[] pooledFrom = {};
    public @Nullable UUID batchId;
    public @Nullable UUID datasetId;
    public @Nullable UUID projectId;
    public String stage = "planned";
    public @Nullable UUID extractionMethodId;
    public @Nullable BigDecimal driedWeight;
    public @Nullable String driedWeightUnit;
    public @Nullable BigDecimal solventVolume;
    public @Nullable String solventVolumeUnit;
    public @Nullable BigDecimal extractVolume;
    public @Nullable String extractVolumeUnit;
    public @Nullable Integer beads;
    public @Nullable UUID vesselModelId;
    public @Nullable Instant extractedAt;
    public @Nullable String operatorId;
    public String status = "ok";
    public @Nullable String statusReason;
    public @Nullable String statusComment;
    public @Nullable UUID signalId;
    public @Nullable String comments;

    /** Takes over what the draft says, and keeps with the item every rule it breaks. */
    void take(Item<ExtractDraft> item, ExtractFacts facts, BenchRules rules) {
        ExtractDraft draft = item.draft();
        takeOrigin(item, facts, rules);
        takeQuantities(item, rules);
        extractionMethodId = draft.extractionMethodId();
        beads = draft.beads();
        vesselModelId = draft.vesselModelId();
        rules.refuseRetired(item, facts.retiredVessel());
        operatorId = draft.operatorId();
        comments = draft.comments();
        Standing standing = Standing.of(draft.status(), draft.statusReason());
        standing.check(item.violations());
        signalId = standing.equals(new Standing(status, statusReason)) ? signalId : null;
        status = standing.status();
        statusReason = standing.reason();
        statusComment = draft.statusComment();
        takeStage(item, facts, rules);
    }

    private void takeOrigin(Item<ExtractDraft> item, ExtractFacts facts, BenchRules rules) {
        ExtractDraft draft = item.draft();
        kind = draft.kindOrSample();
        controlKind = draft.controlKind();
        fieldSampleId = draft.fieldSampleId();
        batchId = draft.batchId();
        pooledFrom = Optional.ofNullable(draft.pooledFrom()).orElse(List.of()).toArray(UUID[]::new);
        boolean ofSample = kind.equals("sample") || "field".equals(controlKind);
        Set<String> controls = kind.equals("blank") ? BLANKS : kind.equals("qc") ? QCS : Set.of();
        item.violations()
                .require(KINDS.contains(kind), "kind", "unknown_kind", "An extract is a sample, a blank or a qc")
                .require(
                        controlKind == null || controls.contains(controlKind),
                        "control_kind",
                        "unknown_kind",
                        "A control of this kind is one of " + controls)
                .require(
                        ofSample == (fieldSampleId != null),
                        "field_sample_id",
                        "parent_mismatch",
                        ofSample ? "This is made of a field sample" : "A control is made of no field sample")
                .require(
                        batchId != null || !("extraction".equals(controlKind) || "solvent".equals(controlKind)),
                        "batch_id",
                        "batch_required",
                        "This control belongs to a batch")
                .require(
                        "pooled".equals(controlKind) == (pooledFrom.length > 0),
                        "pooled_from",
                        "parent_mismatch",
                        "A pooled QC, and nothing else, is made of extracts")
                .require(!facts.pooledInCycle(), "pooled_from", "cycle", "An extract is not pooled of itself");
        Optional.ofNullable(facts.sample()).ifPresent(sample -> checkSample(item, sample, facts, rules));
        Optional.ofNullable(facts.batch()).ifPresent(batch -> batch.checkUse(item, "batch_id", "extraction"));
        SampleFacts sample = facts.sample();
        if (sample != null) {
            datasetId = sample.datasetId();
            projectId = sample.projectId();
        } else if (!ofSample) {
            datasetId = draft.datasetId();
            projectId = draft.projectId() == null && facts.batch() != null
                    ? facts.batch().projectId()
                    : draft.projectId();
        }
    }

    private static void checkSample(Item<?> item, SampleFacts sample, ExtractFacts facts, BenchRules rules) {
        item.check(sample::requireOpen);
        if (!Standing.isUsable(sample.status())) {
            item.violations().add("field_sample_id", "parent_unusable", sample.code() + " is " + sample.status());
        } else if ("suspect".equals(sample.status())) {
            item.warn("suspect_parent", "field_sample_id", sample.code() + " is suspect");
        }
        String drying = facts.requireDrying() == null ? rules.requireDrying() : facts.requireDrying();
        if (!sample.isDried() && drying.equals("refuse")) {
            item.violations().add("field_sample_id", "stage_order", sample.code() + " is not dried yet");
        } else if (!sample.isDried() && drying.equals("warn")) {
            item.warn("stage_skipped", "field_sample_id", sample.code() + " is not known to be dried");
        }
    }

    private void takeQuantities(Item<ExtractDraft> item, BenchRules rules) {
        ExtractDraft draft = item.draft();
        item.check(() -> {
            Optional<Quantity> weight = Quantity.read(
                    rules.units(),
                    "dried_weight",
                    draft.driedWeight(),
                    draft.driedWeightUnit(),
                    null,
                    QuantityKind.MASS);
            weight.ifPresent(known -> known.positive("dried_weight"));
            driedWeight = weight.map(Quantity::value).orElse(null);
            driedWeightUnit = weight.map(known -> known.unit().ucumCode()).orElse(null);
        });
        item.check(() -> {
            Optional<Quantity> solvent = Quantity.read(
                    rules.units(),
                    "solvent_volume",
                    draft.solventVolume(),
                    draft.solventVolumeUnit(),
                    null,
                    QuantityKind.VOLUME);
            Optional<Quantity> extracted = Quantity.read(
                    rules.units(),
                    "extract_volume",
                    draft.extractVolume(),
                    draft.extractVolumeUnit(),
                    null,
                    QuantityKind.VOLUME);
            solventVolume = solvent.map(Quantity::value).orElse(null);
            solventVolumeUnit = solvent.map(known -> known.unit().ucumCode()).orElse(null);
            extractVolume = extracted.map(Quantity::value).orElse(null);
            extractVolumeUnit = extracted.map(known -> known.unit().ucumCode()).orElse(null);
            if (solvent.isPresent() && extracted.isPresent() && extracted.get().compareTo(solvent.get()) > 0) {
                throw Problem.rule(
                        "extract_volume", "volume_exceeded", "More went into the vial than solvent was taken");
            }
        });
        item.violations()
                .require(
                        draft.beads() == null || draft.beads() >= 0,
                        "beads",
                        "out_of_range",
                        "A number of beads is 0 or more");
    }

    private void takeStage(Item<ExtractDraft> item, ExtractFacts facts, BenchRules rules) {
        ExtractDraft draft = item.draft();
        String reached = extractionMethodId != null || kind.equals("qc")
                ? "extracted"
                : driedWeight != null ? "weighed" : "planned";
        stage = draft.stage() != null && STAGES.indexOf(draft.stage()) > STAGES.indexOf(reached)
                ? draft.stage()
                : reached;
        boolean extracted = stage.equals("extracted");
        extractedAt = draft.extractedAt() != null || !extracted || rules.imported() ? draft.extractedAt() : rules.now();
        item.violations()
                .require(
                        draft.stage() == null || STAGES.contains(draft.stage()),
                        "stage",
                        "unknown_stage",
                        "A stage is planned, weighed or extracted")
                .require(
                        !extracted || kind.equals("qc") || extractionMethodId != null,
                        "extraction_method_id",
                        "method_required",
                        "What is extracted was extracted by a method");
        new StageOrder(rules.now())
                .then(
                        "collected_at",
                        facts.sample() == null ? null : facts.sample().collectedDay())
                .then("weighed_at", facts.weighedAt())
                .then("extracted_at", extractedAt)
                .check(item.violations());
        Optional.ofNullable(facts.method())
                .filter(method -> method.retired() && !rules.imported())
                .ifPresent(method -> item.violations()
                        .add("extraction_method_id", "method_retired", method.name() + " is not for new extracts"));
    }

    /** A change of an extract that there is: what hangs on it holds some of it fast. */
    void change(Item<ExtractDraft> item, ExtractFacts facts, BenchRules rules) {
        ExtractDraft draft = item.draft();
        boolean sameLineage = kind.equals(draft.kindOrSample()) && Objects.equals(fieldSampleId, draft.fieldSampleId());
        if (!sameLineage) {
            throw Problem.conflict(
                    "field_sample_id",
                    "lineage_fixed",
                    facts.children() > 0
                            ? "Things are made of " + code + " already"
                            : "The code " + code + " names what it was made of; delete it and make another");
        }
        boolean sameWeight =
                same(driedWeight, draft.driedWeight()) && Objects.equals(driedWeightUnit, draft.driedWeightUnit());
        if (!sameWeight && facts.weighed()) {
            throw Problem.conflict(
                    "dried_weight", "weight_owned_by_weighing", "The weight is corrected at the weighing it came from");
        }
        Optional.ofNullable(facts.sample()).ifPresent(SampleFacts::requireOpen);
        boolean newBatch = !Objects.equals(batchId, draft.batchId());
        boolean newMethod = !Objects.equals(extractionMethodId, draft.extractionMethodId());
        take(item, facts.changed(newBatch, newMethod), rules);
    }

    private static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.compareTo(other) == 0;
    }

    /** The weight of a weighing, which owns it. */
    void weigh(Quantity mass) {
        driedWeight = mass.value();
        driedWeightUnit = mass.unit().ucumCode();
    }
}
