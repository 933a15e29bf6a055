package org.biotrail.catalog.language;

import jakarta.persistence.Entity;
import org.biotrail.catalog.text.Wording;
import org.biotrail.catalog.translation.Translations;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.jspecify.annotations.Nullable;

/** A language in which texts are written. */
@Entity
public class Language extends RecordedEntity {
    private static final int LONGEST = 100;

    String code;
    String name;

    @Nullable
    String nativeName;

    boolean isDefault;

    /** @throws Problem 422 with every rule that is broken */
    Language apply(LanguageDraft draft) {
        Violations broken = new Violations();
        broken.collect(
                "code",
                () -> code =
                        Translations.code(Wording.required("code", draft.code().orElse(null), LONGEST)));
        broken.collect(
                "name", () -> name = Wording.required("name", draft.name().orElse(null), LONGEST));
        broken.collect(
                "native_name",
                () -> nativeName = Wording.name(
                                "native_name", draft.nativeName().orElse(null), LONGEST)
                        .orElse(null));
        isDefault = draft.isDefault().orElse(false);
        broken.throwIfAny();
        return this;
    }
}
