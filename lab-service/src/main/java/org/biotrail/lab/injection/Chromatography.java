package org.biotrail.lab.injection;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.JsonList;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.lab.bench.RawJson;
import org.biotrail.lab.bench.Rows;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** How a mixture is separated on its way into the mass spectrometer ({@code spec/lab.md} §7). */
@Entity
@Table(name = "chromatography")
public class Chromatography extends RecordedEntity {
    private static final int LONGEST_NAME = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Set<String> KINDS = Set.of("liquid", "gas", "capillary_electrophoresis", "none");

    public String name;
    public String kind = "liquid";
    public @Nullable String columnModel;
    public @Nullable String phase;
    public @Nullable BigDecimal lengthMm;
    public @Nullable BigDecimal innerDiameterMm;
    public @Nullable BigDecimal particleSizeUm;

    /** A list of texts as the JSON of the column. */
    @JsonRawValue
    @JsonDeserialize(using = RawJson.class)
    @ColumnTransformer(read = "cast(mobile_phases as text)", write = JsonList.WRITE)
    public String mobilePhases = "[]";

    /** A list of {@link Step} as the JSON of the column. */
    @JsonRawValue
    @JsonDeserialize(using = RawJson.class)
    @ColumnTransformer(read = "cast(gradient as text)", write = JsonList.WRITE)
    public String gradient = "[]";

    public @Nullable String reduTerm;

    /**
     * A corner of the gradient.
     *
     * @param percentB the share of the second mobile phase
     * @param flow in millilitres a minute
     */
    record Step(
            @Nullable BigDecimal minute,
            @Nullable BigDecimal percentB,
            @Nullable BigDecimal flow) {}

    /** What a caller may say of a chromatography. */
    record Draft(
            @Nullable String name,

            @Schema(enumeration = {"liquid", "gas", "capillary_electrophoresis", "none"}) @Nullable
            String kind,

            @Nullable String columnModel,
            @Nullable String phase,
            @Nullable BigDecimal lengthMm,
            @Nullable BigDecimal innerDiameterMm,
            @Nullable BigDecimal particleSizeUm,
            @Nullable List<String> mobilePhases,
            @Nullable List<Step> gradient,
            @Nullable String reduTerm) {}

    protected Chromatography() {}

    Chromatography(Draft draft) {
        apply(draft);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        String text = draft.name() == null ? "" : draft.name().strip();
        String word = Optional.ofNullable(draft.kind()).orElse("liquid");
        List<Step> steps = Optional.ofNullable(draft.gradient()).orElse(List.of());
        Violations violations = new Violations()
                .require(!text.isEmpty(), "name", "required", "A chromatography has a name")
                .require(
                        text.length() <= LONGEST_NAME,
                        "name",
                        "too_long",
                        "A name has at most " + LONGEST_NAME + " characters")
                .require(KINDS.contains(word), "kind", "unknown_kind", "One of " + KINDS)
                .require(
                        rises(steps),
                        "gradient",
                        "gradient",
                        "Steps have a minute, later than the one before, and 0 to 100 percent");
        requirePositive(violations, "length_mm", draft.lengthMm());
        requirePositive(violations, "inner_diameter_mm", draft.innerDiameterMm());
        requirePositive(violations, "particle_size_um", draft.particleSizeUm());
        violations.throwIfAny();
        name = text;
        kind = word;
        columnModel = draft.columnModel();
        phase = draft.phase();
        lengthMm = draft.lengthMm();
        innerDiameterMm = draft.innerDiameterMm();
        particleSizeUm = draft.particleSizeUm();
        mobilePhases = Rows.text(Optional.ofNullable(draft.mobilePhases()).orElse(List.of()));
        gradient = Rows.text(Rows.maps(steps));
        reduTerm = draft.reduTerm();
    }

    private static void requirePositive(Violations violations, String field, @Nullable BigDecimal size) {
        violations.require(size == null || size.signum() > 0, field, "out_of_range", "A size is more than nothing");
    }

    private static boolean rises(List<Step> steps) {
        List<BigDecimal> minutes = steps.stream()
                .flatMap(step -> Stream.ofNullable(step.minute()))
                .filter(minute -> minute.signum() >= 0)
                .toList();
        return minutes.size() == steps.size()
                && IntStream.range(1, minutes.size())
                        .allMatch(n -> minutes.get(n).compareTo(minutes.get(n - 1)) > 0)
                && steps.stream()
                        .flatMap(step -> Stream.ofNullable(step.percentB()))
                        .allMatch(share -> share.signum() >= 0 && share.compareTo(HUNDRED) <= 0);
    }
}
