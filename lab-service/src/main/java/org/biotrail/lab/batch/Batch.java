package org.biotrail.lab.batch;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.RawJson;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.status.Standing;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** What is prepared once and used for many things: a solvent, a set of samples dried together ({@code spec/lab.md} §4). */
@Entity
@Table(name = "batch")
public class Batch extends RecordedEntity {
    /** What fits on the label. */
    private static final int LONGEST_SHORT = 20;

    private static final BigDecimal LOW = new BigDecimal("0.99");
    private static final BigDecimal HIGH = new BigDecimal("1.01");

    public String code;
    public UUID batchTypeId;
    public @Nullable UUID projectId;
    public boolean reserved;
    public @Nullable String shortDescription;
    public @Nullable String description;
    public @Nullable String comments;
    public @Nullable Instant preparedAt;
    public @Nullable LocalDate expiresOn;

    /** A list of {@link BatchDraft.Lot} as the JSON of the column. */
    @JsonRawValue
    @JsonDeserialize(using = RawJson.class)
    @ColumnTransformer(read = "cast(lots as text)", write = JsonList.WRITE)
    public String lots = "[]";

    public String status = "ok";
    public @Nullable String statusReason;
    public @Nullable String statusComment;
    public @Nullable UUID signalId;
    public boolean retired;

    /**
     * Takes over the draft, and keeps with the item every rule it breaks.
     *
     * @param defaultType the type where the draft names none
     */
    void take(Item<BatchDraft> item, UUID defaultType) {
        BatchDraft draft = item.draft();
        Violations violations = item.violations();
        batchTypeId = Optional.ofNullable(draft.batchTypeId()).orElse(defaultType);
        projectId = draft.projectId();
        reserved = Boolean.TRUE.equals(draft.reserved());
        shortDescription = Optional.ofNullable(draft.shortDescription())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        description = draft.description();
        comments = draft.comments();
        preparedAt = draft.preparedAt();
        expiresOn = draft.expiresOn();
        List<BatchDraft.Lot> parts = Optional.ofNullable(draft.lots()).orElse(List.of());
        lots = Rows.text(Rows.maps(parts));
        retired = Boolean.TRUE.equals(draft.retired());
        Standing standing = Standing.of(draft.status(), draft.statusReason());
        standing.check(violations);
        signalId = standing.equals(new Standing(status, statusReason)) ? signalId : null;
        status = standing.status();
        statusReason = standing.reason();
        statusComment = draft.statusComment();
        violations
                .require(
                        shortDescription == null || shortDescription.length() <= LONGEST_SHORT,
                        "short_description",
                        "too_long",
                        "A short description has at most " + LONGEST_SHORT + " characters")
                .require(
                        preparedAt == null
                                || expiresOn == null
                                || !expiresOn.isBefore(
                                        preparedAt.atOffset(ZoneOffset.UTC).toLocalDate()),
                        "expires_on",
                        "date_order",
                        "A batch does not expire before it is prepared");
        checkProportions(parts, violations);
    }

    /** Imports without a short description get the number; everybody else says what is in the bottle. */
    void describe(Item<BatchDraft> item, boolean imported) {
        if (shortDescription == null && !reserved) {
            if (imported && code != null) {
                shortDescription = code.substring(code.lastIndexOf('_') + 1);
            } else {
                item.violations().add("short_description", "required", "A batch in use has a short description");
            }
        }
    }

    private static void checkProportions(List<BatchDraft.Lot> lots, Violations violations) {
        if (lots.isEmpty() || lots.stream().anyMatch(lot -> lot.proportion() == null)) {
            return;
        }
        BigDecimal sum = lots.stream()
                .map(lot -> Objects.requireNonNull(lot.proportion()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        violations.require(
                sum.compareTo(LOW) >= 0 && sum.compareTo(HIGH) <= 0,
                "lots",
                "proportions",
                "Proportions that are all given add up to 1");
    }

    /** A change of a batch that there is: one that is used keeps its type and its owner. */
    void change(Item<BatchDraft> item, boolean used) {
        BatchDraft draft = item.draft();
        boolean same = batchTypeId.equals(draft.batchTypeId()) && Objects.equals(projectId, draft.projectId());
        if (!same && (used || !reserved)) {
            throw Problem.conflict(
                    "batch_type_id", "batch_in_use", "Only a reserved, unused batch changes its type or owner");
        }
        if (draft.code() != null && !draft.code().equals(code)) {
            throw Problem.forbiddenField("code");
        }
        take(item, batchTypeId);
        describe(item, false);
    }
}
