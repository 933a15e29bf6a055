package org.biotrail.sampling.label;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/** Labels that were asked for at once: numbers of one project without a gap. */
@Entity
class LabelRange extends RecordedEntity {
    UUID projectId;
    String projectCode;
    int firstNumber;
    int lastNumber;

    @Nullable
    String holderId;

    @Nullable
    String qfieldProject;

    @Nullable
    String comment;

    protected LabelRange() {}

    LabelRange(LabelProject project, int firstNumber, int count, LabelRangeDraft draft, @Nullable String holderId) {
        this.projectId = project.id();
        this.projectCode = project.code();
        this.firstNumber = firstNumber;
        this.lastNumber = firstNumber + count - 1;
        this.holderId = holderId;
        this.qfieldProject = draft.qfieldProject();
        this.comment = draft.comment();
    }
}
