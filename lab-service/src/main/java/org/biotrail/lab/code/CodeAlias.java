package org.biotrail.lab.code;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/** Another name of a thing, exactly as written ({@code spec/lab.md} §1.6). */
@Entity
@Table(name = "code_alias")
public class CodeAlias extends RecordedEntity {
    public String alias;
    public String subjectType;
    public UUID subjectId;
    public @Nullable String scheme;

    /** What a caller says: a name, and the code of the thing that bears it, or its type and id. */
    public record Draft(
            @Nullable String alias,
            @Nullable String code,
            @Nullable String subjectType,
            @Nullable UUID subjectId,
            @Nullable String scheme) {}
}
