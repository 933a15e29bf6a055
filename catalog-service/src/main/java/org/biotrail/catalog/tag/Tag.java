package org.biotrail.catalog.tag;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.Map;
import org.biotrail.catalog.translation.Translations;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RecordedEntity;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A word that datasets, projects and media are flagged with. */
@Entity
public class Tag extends RecordedEntity {
    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> translations = Map.of();

    /** The id of the user who made it; the database fills it. */
    @Column(insertable = false, updatable = false)
    String createdBy;

    /** @throws Problem 422 {@code name_required}, or what is wrong with a text */
    Tag apply(TagDraft draft) {
        translations = Translations.of(draft.translations());
        if (!Translations.has(translations, "name")) {
            throw Problem.rule("translations", "name_required", "A tag has a name in at least one language");
        }
        return this;
    }
}
