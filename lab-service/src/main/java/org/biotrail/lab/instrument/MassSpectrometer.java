package org.biotrail.lab.instrument;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.lab.vocabulary.PsiMs;
import org.jspecify.annotations.Nullable;

/** An instrument ({@code spec/lab.md} §7). */
@Entity
@Table(name = "mass_spectrometer")
public class MassSpectrometer extends RecordedEntity {
    public String code;
    public @Nullable String description;
    public @Nullable UUID institutionId;
    public @Nullable String modelAccession;
    public @Nullable String modelName;
    public @Nullable String brand;
    public @Nullable String serialNumber;
    public @Nullable UUID roomId;
    public @Nullable String timeZone;
    public boolean retired;

    /** What a caller may say of an instrument; the code only when it is made. */
    public record Draft(
            @Nullable String code,
            @Nullable String description,
            @RefersTo("institution") @Nullable UUID institutionId,
            @Nullable String modelAccession,
            @Nullable String modelName,
            @Nullable String brand,
            @Nullable String serialNumber,
            @RefersTo("container") @Nullable UUID roomId,
            @Nullable String timeZone,
            @Nullable Boolean retired) {}

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        new Violations()
                .require(
                        draft.modelAccession() == null
                                || draft.modelAccession().equals(modelAccession)
                                || PsiMs.current()
                                        .instrument(draft.modelAccession())
                                        .isPresent(),
                        "model_accession",
                        "accession",
                        "An instrument model of PSI-MS below MS:1000031, for example MS:1001911")
                .collect("time_zone", () -> checkZone(draft.timeZone()))
                .throwIfAny();
        description = draft.description();
        institutionId = draft.institutionId();
        boolean sameModel = Objects.equals(modelAccession, draft.modelAccession());
        boolean sameName = Objects.equals(modelName, draft.modelName());
        modelName = draft.modelAccession() == null || (draft.modelName() != null && (sameModel || !sameName))
                ? draft.modelName()
                : PsiMs.current().instrument(draft.modelAccession()).orElse(draft.modelName());
        modelAccession = draft.modelAccession();
        brand = draft.brand();
        serialNumber = draft.serialNumber();
        roomId = draft.roomId();
        timeZone = draft.timeZone();
        retired = Boolean.TRUE.equals(draft.retired());
    }

    /** The code never changes. */
    void change(Draft draft) {
        if (draft.code() != null && !draft.code().equals(code)) {
            throw Problem.forbiddenField("code");
        }
        apply(draft);
    }

    private static void checkZone(@Nullable String zone) {
        try {
            if (zone != null
                    && !ZoneId.getAvailableZoneIds().contains(ZoneId.of(zone).getId())) {
                throw Problem.rule("time_zone", "format", "A time zone is one of IANA's, Europe/Zurich");
            }
        } catch (DateTimeException unknown) {
            throw Problem.rule("time_zone", "format", "A time zone is one of IANA's, Europe/Zurich");
        }
    }
}
