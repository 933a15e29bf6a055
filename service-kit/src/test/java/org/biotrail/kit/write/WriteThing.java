package org.biotrail.kit.write;

import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What the tests of writing write. */
@Entity
public class WriteThing extends RecordedEntity {
    public String name;
    public @Nullable Integer size;
    public @Nullable BigDecimal weight;
    public @Nullable UUID parentId;

    @JdbcTypeCode(SqlTypes.JSON)
    public @Nullable Map<String, String> properties;

    public List<String> tags = List.of();

    /** The writable fields. */
    public record Draft(
            @Nullable String name,
            @Nullable Integer size,
            @Nullable BigDecimal weight,
            @RefersTo("write_thing") @Nullable UUID parentId,
            Optional<Map<String, String>> properties,
            @Nullable List<String> tags) {}

    WriteThing apply(Draft draft, Write write) {
        if (draft.name() == null) {
            throw Problem.rule("name", "required", "A thing has a name");
        }
        name = Text.line("name", draft.name(), 50);
        size = draft.size();
        weight = draft.weight();
        parentId = draft.parentId();
        properties = draft.properties().orElse(null);
        tags = draft.tags() == null ? List.of() : draft.tags();
        if (Integer.valueOf(13).equals(size)) {
            write.warn("unlucky", "size", "13 is unlucky");
            write.tell("counted", 13);
        }
        return this;
    }
}
