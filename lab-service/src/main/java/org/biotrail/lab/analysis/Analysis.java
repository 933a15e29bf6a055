package org.biotrail.lab.analysis;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.analysis.AnalysisFacts.Parent;
import org.biotrail.lab.analysis.file.RunFile;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.SampleFacts;
import org.biotrail.lab.extract.StageOrder;
import org.biotrail.lab.injection.Polarity;
import org.biotrail.lab.quantity.Quantity;
import org.biotrail.lab.quantity.QuantityKind;
import org.biotrail.lab.status.Standing;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One run on a mass spectrometer, which leaves one file of one polarity ({@code spec/lab.md} §8). */
@Entity
@Table(name = "analysis")
public class Analysis extends RecordedEntity {
    private static final String DEFAULT_UNIT = "uL";
    private static final Set<String> STATES = Set.of("planned", "acquired", "failed");
    private static final Set<String> WITHOUT_PARENT = Set.of("solvent", "system_suitability");
    private static final Pattern INITIALS = Pattern.compile("[A-Za-z]{1,8}");
    private static final Pattern MASSIVE = Pattern.compile("MSV[0-9]{9}");
    private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");

    public String filename;
    public String kind = "sample";
    public @Nullable String controlKind;
    public @Nullable UUID aliquotId;
    public @Nullable UUID extractId;
    public @Nullable UUID batchId;
    public BigDecimal injectionVolume;
    public String injectionVolumeUnit;
    public UUID injectionMethodId;
    public UUID massSpectrometerId;
    public @Nullable UUID msBatchId;
    public @Nullable String polarity;
    public @Nullable UUID sequenceId;
    public @Nullable Integer runOrder;
    public @Nullable String position;
    public String state = "acquired";
    public @Nullable Instant acquiredAt;
    public @Nullable String operatorInitials;
    public boolean converted;
    public boolean processed;
    public @Nullable String rawSha1;
    public @Nullable String fileSha256;
    public @Nullable Long fileSize;
    public @Nullable String fileFormat;
    public @Nullable String fileUri;
    public @Nullable String massiveId;

    @Column(name = "ms1_scans")
    public @Nullable Integer ms1Scans;

    @Column(name = "ms2_scans")
    public @Nullable Integer ms2Scans;

    public @Nullable Integer positiveScans;
    public @Nullable Integer negativeScans;
    public @Nullable BigDecimal retentionFrom;
    public @Nullable BigDecimal retentionTo;
    public @Nullable String instrumentAccessionFound;
    public @Nullable String serialNumberFound;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Map<String, Object> verification;

    public @Nullable Instant verifiedAt;
    public @Nullable UUID datasetId;
    public @Nullable UUID projectId;
    public String status = "ok";
    public @Nullable String statusReason;
    public @Nullable String statusComment;
    public @Nullable UUID signalId;
    public @Nullable String comments;

    /** Takes over the draft of a new analysis, and keeps with the item every rule it breaks. */
    void take(Item<AnalysisDraft> item, AnalysisFacts facts, BenchRules rules) {
        AnalysisDraft draft = item.draft();
        if (draft.filename() == null) {
            item.violations().add("filename", "required", "An analysis has a file name");
        } else {
            item.check(() ->
                    filename = FileStem.parse(String.valueOf(draft.filename())).text());
        }
        checkMeans(item, facts, rules);
        takeParent(item, facts, rules);
        takeRun(item, facts, rules);
    }

    /** Whether what it is newly run by and with may be used; what it was run by before stays. */
    private void checkMeans(Item<AnalysisDraft> item, AnalysisFacts facts, BenchRules rules) {
        Optional.ofNullable(facts.method())
                .filter(method -> !method.id().equals(injectionMethodId) && method.retired() && !rules.imported())
                .ifPresent(method -> item.violations()
                        .add("injection_method_id", "method_retired", method.name() + " is not for new analyses"));
        Optional.ofNullable(facts.instrument())
                .filter(used -> !used.id().equals(massSpectrometerId) && used.retired() && !rules.imported())
                .ifPresent(used -> item.violations()
                        .add("mass_spectrometer_id", "instrument_retired", used.code() + " is retired"));
        Optional.ofNullable(facts.batch())
                .filter(batch -> !batch.id().equals(batchId))
                .ifPresent(batch -> batch.checkUse(item, "batch_id", "extraction"));
        Optional.ofNullable(facts.msBatch())
                .filter(batch -> !batch.id().equals(msBatchId))
                .ifPresent(batch -> batch.checkUse(item, "ms_batch_id", "ms"));
    }

    /** A change of an analysis that there is; what was injected stays what it was. */
    void change(Item<AnalysisDraft> item, AnalysisFacts facts, BenchRules rules) {
        AnalysisDraft draft = item.draft();
        if (facts.existing() != null) {
            throw Problem.conflict("filename", "filename_taken", "Another analysis has this file name");
        }
        boolean same = Objects.equals(aliquotId, draft.aliquotId())
                && Objects.equals(extractId, draft.extractId())
                && Objects.equals(batchId, draft.batchId());
        item.check(() -> filename =
                FileStem.parse(Optional.ofNullable(draft.filename()).orElse("")).text());
        checkMeans(item, facts, rules);
        if (!same) {
            takeParent(item, facts, rules);
        }
        takeRun(item, facts, rules);
    }

    private void takeParent(Item<AnalysisDraft> item, AnalysisFacts facts, BenchRules rules) {
        AnalysisDraft draft = item.draft();
        aliquotId = draft.aliquotId();
        extractId = draft.extractId();
        batchId = draft.batchId();
        long parents = Stream.of(aliquotId, extractId, batchId)
                .filter(Objects::nonNull)
                .count();
        Parent parent = facts.aliquot() == null ? facts.extract() : facts.aliquot();
        if (parent == null) {
            boolean run = parents == 1 || WITHOUT_PARENT.contains(String.valueOf(draft.controlKind()));
            kind = "system_suitability".equals(draft.controlKind()) ? "qc" : "blank";
            controlKind = Optional.ofNullable(draft.controlKind()).orElse("solvent");
            item.violations()
                    .require(
                            run && parents <= 1 && WITHOUT_PARENT.contains(controlKind),
                            "aliquot_id",
                            "parent_mismatch",
                            "An analysis is of one aliquot or extract; a run blank of a batch, or of nothing");
            return;
        }
        item.violations().require(parents == 1, "aliquot_id", "parent_mismatch", "An analysis has one parent");
        String field = facts.aliquot() == null ? "extract_id" : "aliquot_id";
        item.check(() -> {
            if (parent.locked()) {
                throw SampleFacts.lockedDataset(field);
            }
        });
        kind = parent.kind();
        controlKind = parent.controlKind();
        datasetId = parent.datasetId();
        projectId = parent.projectId();
        if (parent.status().equals("not_ok") && !rules.imported()) {
            item.violations().add(field, "parent_unusable", parent.code() + " is not usable");
        } else if (parent.status().equals("suspect")) {
            item.warn("suspect_parent", field, parent.code() + " is suspect");
        }
        item.violations()
                .require(
                        parent.stage().equals("extracted"),
                        field,
                        "stage_order",
                        parent.code() + " is not extracted yet");
    }

    private void takeRun(Item<AnalysisDraft> item, AnalysisFacts facts, BenchRules rules) {
        AnalysisDraft draft = item.draft();
        msBatchId = draft.msBatchId();
        position = draft.position();
        state = Optional.ofNullable(draft.state()).orElse("acquired");
        acquiredAt = draft.acquiredAt();
        operatorInitials = draft.operatorInitials();
        converted = Boolean.TRUE.equals(draft.converted());
        processed = Boolean.TRUE.equals(draft.processed());
        rawSha1 = draft.rawSha1();
        massiveId = draft.massiveId();
        comments = draft.comments();
        Standing standing = Standing.of(draft.status(), draft.statusReason());
        standing.check(item.violations());
        signalId = standing.equals(new Standing(status, statusReason)) ? signalId : null;
        status = standing.status();
        statusReason = standing.reason();
        statusComment = draft.statusComment();
        Optional.ofNullable(draft.injectionMethodId()).ifPresent(id -> injectionMethodId = id);
        Optional.ofNullable(draft.massSpectrometerId()).ifPresent(id -> massSpectrometerId = id);
        polarity = draft.polarity() == null && facts.method() != null
                ? facts.method().polarity()
                : draft.polarity();
        checkWords(item);
        Parent parent = facts.aliquot() == null ? facts.extract() : facts.aliquot();
        new StageOrder(rules.now())
                .then("prepared_at", parent == null ? null : parent.preparedAt())
                .then("acquired_at", acquiredAt)
                .check(item.violations());
        item.check(() -> takeVolume(item, parent, rules));
    }

    private void checkWords(Item<AnalysisDraft> item) {
        item.violations()
                .require(
                        item.draft().injectionMethodId() != null,
                        "injection_method_id",
                        "required",
                        "An analysis has an injection method")
                .require(
                        item.draft().massSpectrometerId() != null,
                        "mass_spectrometer_id",
                        "required",
                        "An analysis has a mass spectrometer")
                .require(
                        polarity == null || Polarity.find(polarity).isPresent(),
                        "polarity",
                        "unknown_polarity",
                        "positive, negative or alternating")
                .require(STATES.contains(state), "state", "unknown_state", "planned, acquired or failed")
                .require(
                        operatorInitials == null
                                || INITIALS.matcher(operatorInitials).matches(),
                        "operator_initials",
                        "format",
                        "One to eight letters")
                .require(
                        massiveId == null || MASSIVE.matcher(massiveId).matches(),
                        "massive_id",
                        "format",
                        "MSV and nine digits")
                .require(
                        rawSha1 == null || SHA1.matcher(rawSha1).matches(),
                        "raw_sha1",
                        "format",
                        "Forty hexadecimal digits")
                .require(!processed || converted, "processed", "stage_order", "What is processed was converted before")
                .require(
                        !converted || state.equals("acquired"),
                        "converted",
                        "stage_order",
                        "What is converted was acquired before");
    }

    /**
     * A file was held against the analysis.
     *
     * @param full whether it was read to its end
     */
    void verified(List<FileCheck> checks, boolean full, boolean zoneAssumed, Instant at) {
        verification = Map.of(
                "sound",
                checks.stream().noneMatch(FileCheck::isError),
                "depth",
                full ? "full" : "header",
                "zone_assumed",
                zoneAssumed,
                "checks",
                Rows.maps(checks));
        verifiedAt = at;
    }

    /** Takes over what a file says that contradicts nothing; what is known already stays. */
    void takeFile(RunFile file, Optional<Instant> start) {
        acquiredAt = acquiredAt == null ? start.orElse(null) : acquiredAt;
        state = "acquired";
        converted = true;
        polarity = polarity == null ? file.polarity().orElse(null) : polarity;
        rawSha1 = rawSha1 == null
                        && file.rawSha1() != null
                        && SHA1.matcher(file.rawSha1()).matches()
                ? file.rawSha1()
                : rawSha1;
        fileFormat = file.format();
        instrumentAccessionFound = file.instrumentAccession();
        serialNumberFound = file.serialNumber();
        RunFile.Scans scans = file.scans();
        if (scans != null) {
            fileSize = file.bytes();
            fileSha256 = file.sha256();
            ms1Scans = scans.ms1();
            ms2Scans = scans.ms2();
            positiveScans = scans.positive();
            negativeScans = scans.negative();
            retentionFrom = scans.retentionFrom();
            retentionTo = scans.retentionTo();
        }
    }

    private void takeVolume(Item<AnalysisDraft> item, @Nullable Parent parent, BenchRules rules) {
        AnalysisDraft draft = item.draft();
        Quantity volume = Quantity.read(
                        rules.units(),
                        "injection_volume",
                        draft.injectionVolume(),
                        draft.injectionVolumeUnit(),
                        DEFAULT_UNIT,
                        QuantityKind.VOLUME)
                .orElseThrow(() -> Problem.rule("injection_volume", "required", "An analysis has an injection volume"))
                .positive("injection_volume");
        injectionVolume = volume.value();
        injectionVolumeUnit = volume.unit().ucumCode();
        if (parent != null && parent.available() != null && !state.equals("planned")) {
            boolean exceeded = parent.used().add(volume.inBase()).compareTo(parent.available()) > 0;
            if (exceeded && rules.injectionBalance().equals("warn")) {
                item.warn("volume_exceeded", "injection_volume", "More is injected than there is of " + parent.code());
            } else if (exceeded && rules.injectionBalance().equals("override")) {
                throw Problem.rule(
                        "injection_volume", "volume_exceeded", "More is injected than there is of " + parent.code());
            }
        }
    }
}
