package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.RefersTo;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A publication about or with the dataset.
 *
 * @param mandatory whether users of the data must cite it
 * @param relation DataCite's word
 */
record Citation(
        @JsonProperty("bibreference_id") @RefersTo("bibreference")
        UUID bibreferenceId,

        @JsonProperty("mandatory") @Nullable Boolean mandatory,

        @Schema(enumeration = {"IsCitedBy", "IsDescribedBy", "References"}) @JsonProperty("relation") @Nullable
        String relation) {
    private static final String USES = "IsCitedBy";
    private static final Set<String> RELATIONS = Set.of(USES, "IsDescribedBy", "References");

    /** @throws Problem 422 {@code required}, {@code unknown_value} */
    Citation checked() {
        if (bibreferenceId == null) {
            throw Problem.rule(".bibreference_id", "required", "A reference names a publication");
        }
        String word = relation == null ? USES : relation;
        if (!RELATIONS.contains(word)) {
            throw Problem.rule(".relation", "unknown_value", "The relations are " + RELATIONS);
        }
        return new Citation(bibreferenceId, Boolean.TRUE.equals(mandatory), word);
    }
}
