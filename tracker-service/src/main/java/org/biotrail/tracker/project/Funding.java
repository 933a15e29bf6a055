package org.biotrail.tracker.project;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Text;
import org.biotrail.tracker.text.WebAddress;
import org.jspecify.annotations.Nullable;

/** Who paid for a project, in DataCite's terms. */
record Funding(
        @JsonProperty("funder_name") String funderName,
        @JsonProperty("funder_id") @Nullable String funderId,
        @JsonProperty("award_number") @Nullable String awardNumber,
        @JsonProperty("award_title") @Nullable String awardTitle,
        @JsonProperty("award_uri") @Nullable String awardUri) {
    private static final int LONGEST = 500;

    /** @throws Problem 422 {@code required}, {@code blank}, {@code too_long}, {@code format} */
    Funding checked() {
        if (funderName == null) {
            throw Problem.rule(".funder_name", "required", "A funder has a name");
        }
        return new Funding(
                Text.line(".funder_name", funderName, LONGEST),
                line(".funder_id", funderId),
                line(".award_number", awardNumber),
                line(".award_title", awardTitle),
                awardUri == null ? null : WebAddress.parse(awardUri).value());
    }

    private static @Nullable String line(String field, @Nullable String text) {
        return text == null ? null : Text.line(field, text, LONGEST);
    }
}
