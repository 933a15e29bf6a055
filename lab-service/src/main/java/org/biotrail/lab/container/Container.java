package org.biotrail.lab.container;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.status.Standing;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A building, a freezer, a rack, a tube with a label: whatever holds things and may stand in another ({@code spec/lab.md} §3). */
@Entity
@Table(name = "container")
public class Container extends RecordedEntity {
    private static final int LONGEST_NAME = 120;
    private static final BigDecimal COLDEST = new BigDecimal("-273.15");
    private static final BigDecimal HOTTEST = new BigDecimal("1000");

    public String code;
    public @Nullable UUID containerModelId;
    public @Nullable String name;
    public boolean reserved;
    public @Nullable UUID institutionId;
    public @Nullable UUID locationId;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Map<String, Object> address;

    /** °C; null is inherited from the nearest container around it. */
    public @Nullable BigDecimal storageTemperature;

    public String status = "ok";
    public @Nullable String statusReason;
    public @Nullable String statusComment;
    public @Nullable UUID signalId;
    public boolean retired;
    public @Nullable String comments;

    /** Takes over the draft, and keeps with the item every rule it breaks; the model comes apart from it. */
    void take(Item<ContainerDraft> item) {
        ContainerDraft draft = item.draft();
        name = Optional.ofNullable(draft.name())
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        reserved = Boolean.TRUE.equals(draft.reserved());
        institutionId = draft.institutionId();
        locationId = draft.locationId();
        address = draft.address();
        storageTemperature = draft.storageTemperature();
        retired = Boolean.TRUE.equals(draft.retired());
        comments = draft.comments();
        containerModelId = draft.containerModelId();
        Standing standing = Standing.of(draft.status(), draft.statusReason());
        standing.check(item.violations());
        signalId = standing.equals(new Standing(status, statusReason)) ? signalId : null;
        status = standing.status();
        statusReason = standing.reason();
        statusComment = draft.statusComment();
        item.violations()
                .require(
                        name == null || name.length() <= LONGEST_NAME,
                        "name",
                        "too_long",
                        "A name has at most " + LONGEST_NAME + " characters")
                .require(
                        storageTemperature == null || isTemperature(storageTemperature),
                        "storage_temperature",
                        "out_of_range",
                        "A temperature in °C, not below absolute zero, with at most two decimals");
    }

    /** A change of a container that there is. */
    void change(Item<ContainerDraft> item) {
        if (item.draft().code() != null && !item.draft().code().equals(code)) {
            throw Problem.forbiddenField("code");
        }
        take(item);
        requireModel(item);
    }

    /** Only a reserved container has no model. */
    void requireModel(Item<ContainerDraft> item) {
        item.violations()
                .require(
                        reserved || containerModelId != null,
                        "container_model_id",
                        "model_required",
                        "Only a reserved container has no model");
    }

    private static boolean isTemperature(BigDecimal celsius) {
        return celsius.compareTo(COLDEST) >= 0
                && celsius.compareTo(HOTTEST) <= 0
                && celsius.compareTo(celsius.setScale(2, RoundingMode.HALF_UP)) == 0;
    }
}
