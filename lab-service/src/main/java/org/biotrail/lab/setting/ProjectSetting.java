package org.biotrail.lab.setting;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A project's own choice of rules; null leaves the service's setting ({@code spec/lab.md} §15). */
@Entity
@Table(name = "project_setting")
public class ProjectSetting extends RecordedEntity {
    private static final Set<String> BALANCES = Set.of("override", "warn", "off");
    private static final Set<String> DRYINGS = Set.of("warn", "refuse", "off");

    public UUID projectId;
    public @Nullable String volumeBalance;
    public @Nullable String requireDrying;

    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> reduDefaults = Map.of();

    /** What a caller may say of a project's settings. */
    record Draft(
            @RefersTo("project") @Nullable UUID projectId,

            @Schema(enumeration = {"override", "warn", "off"}) @Nullable
            String volumeBalance,

            @Schema(enumeration = {"warn", "refuse", "off"}) @Nullable
            String requireDrying,

            @Nullable Map<String, String> reduDefaults) {}

    protected ProjectSetting() {}

    ProjectSetting(Draft draft) {
        apply(draft);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        new Violations()
                .require(draft.projectId() != null, "project_id", "required", "Settings are a project's")
                .require(
                        draft.volumeBalance() == null || BALANCES.contains(draft.volumeBalance()),
                        "volume_balance",
                        "unknown_value",
                        "override, warn or off")
                .require(
                        draft.requireDrying() == null || DRYINGS.contains(draft.requireDrying()),
                        "require_drying",
                        "unknown_value",
                        "warn, refuse or off")
                .throwIfAny();
        if (draft.projectId() != null) {
            projectId = draft.projectId();
        }
        volumeBalance = draft.volumeBalance();
        requireDrying = draft.requireDrying();
        reduDefaults = Optional.ofNullable(draft.reduDefaults()).orElse(Map.of());
    }
}
