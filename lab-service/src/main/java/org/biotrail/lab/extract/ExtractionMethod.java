package org.biotrail.lab.extract;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.bench.RawJson;
import org.biotrail.lab.bench.Rows;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** How a sample is extracted, {@code MeOH/H2O} ({@code spec/lab.md} §5). */
@Entity
@Table(name = "extraction_method")
public class ExtractionMethod extends RecordedEntity {
    private static final int LONGEST_NAME = 60;
    private static final Pattern URL = Pattern.compile("https?://\\S+|(doi:)?10\\.\\d{4,9}/\\S+");
    private static final Pattern CHEBI = Pattern.compile("CHEBI:[0-9]+");

    public String name;
    public @Nullable String description;

    /** A list of {@link Component} as the JSON of the column. */
    @JsonRawValue
    @JsonDeserialize(using = RawJson.class)
    @ColumnTransformer(read = "cast(components as text)", write = JsonList.WRITE)
    public String components = "[]";

    public @Nullable String protocolUrl;
    public @Nullable String reduTerm;
    public boolean retired;

    /** What a solvent is made of. */
    record Component(
            @Nullable String name,
            @Nullable String chebiId,
            @Nullable BigDecimal percent) {}

    /** What a caller may say of an extraction method. */
    record Draft(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<Component> components,
            @Nullable String protocolUrl,
            @Nullable String reduTerm,
            @Nullable Boolean retired) {}

    protected ExtractionMethod() {}

    ExtractionMethod(Draft draft) {
        apply(draft);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        List<Component> made = Optional.ofNullable(draft.components()).orElse(List.of());
        String text = draft.name() == null ? "" : draft.name().strip();
        new Violations()
                .require(!text.isEmpty(), "name", "required", "A method has a name")
                .require(
                        text.length() <= LONGEST_NAME,
                        "name",
                        "too_long",
                        "A name has at most " + LONGEST_NAME + " characters")
                .require(
                        draft.protocolUrl() == null
                                || URL.matcher(draft.protocolUrl()).matches(),
                        "protocol_url",
                        "format",
                        "A protocol is an http or https address, or a DOI")
                .require(
                        made.stream()
                                .allMatch(c -> c.name() != null && !c.name().isBlank()),
                        "components",
                        "required",
                        "A component has a name")
                .require(
                        made.stream()
                                .allMatch(c -> c.chebiId() == null
                                        || CHEBI.matcher(c.chebiId()).matches()),
                        "components",
                        "format",
                        "A ChEBI id is CHEBI: and a number")
                .require(
                        made.stream().allMatch(c -> c.percent() == null || isPercent(c.percent())),
                        "components",
                        "out_of_range",
                        "A share is 0 to 100 percent")
                .throwIfAny();
        name = text;
        description = draft.description();
        components = Rows.text(Rows.maps(made));
        protocolUrl = draft.protocolUrl();
        reduTerm = draft.reduTerm();
        retired = Boolean.TRUE.equals(draft.retired());
    }

    private static boolean isPercent(BigDecimal share) {
        return share.signum() >= 0 && share.compareTo(BigDecimal.valueOf(100)) <= 0;
    }
}
