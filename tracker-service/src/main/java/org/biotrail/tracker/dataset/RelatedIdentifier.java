package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;

/** Something elsewhere that a dataset is related to, in DataCite's words. */
record RelatedIdentifier(
        @JsonProperty("identifier") String identifier,
        @JsonProperty("type") String type,
        @JsonProperty("relation") String relation) {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,40}");

    /** @throws Problem 422 {@code required}, {@code format} */
    RelatedIdentifier checked() {
        if (identifier == null || type == null || relation == null) {
            throw Problem.rule("", "required", "A related identifier has identifier, type and relation");
        }
        if (!WORD.matcher(type).matches() || !WORD.matcher(relation).matches()) {
            throw Problem.rule("", "format", "Type and relation are DataCite's words");
        }
        return new RelatedIdentifier(Text.line(".identifier", identifier, 2000), type, relation);
    }
}
