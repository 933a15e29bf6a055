package org.biotrail.lab.injection;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.RecordedEntity;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.lab.vocabulary.PsiMs;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a mass spectrometer is run, {@code 100mm_C18_15min_DDA_neg} ({@code spec/lab.md} §7). */
@Entity
@Table(name = "injection_method")
public class InjectionMethod extends RecordedEntity {
    /** PSI-MS: electrospray ionization. */
    static final String ELECTROSPRAY = "MS:1000073";

    private static final int LONGEST_NAME = 100;
    private static final Set<String> ACQUISITIONS = Set.of("dda", "dia", "ms1", "targeted");

    public String name;
    public @Nullable String description;
    public @Nullable String polarity;
    public String ionizationAccession = ELECTROSPRAY;
    public @Nullable String acquisition;
    public @Nullable UUID chromatographyId;
    public @Nullable BigDecimal durationMinutes;
    public @Nullable String instrumentMethodPath;
    public boolean retired;

    /** What a caller may say of an injection method. */
    public record Draft(
            @Nullable String name,
            @Nullable String description,

            @Schema(enumeration = {"positive", "negative", "alternating"}) @Nullable
            String polarity,

            @Nullable String ionizationAccession,

            @Schema(enumeration = {"dda", "dia", "ms1", "targeted"}) @Nullable
            String acquisition,

            @RefersTo("chromatography") @Nullable UUID chromatographyId,
            @Nullable BigDecimal durationMinutes,
            @Nullable String instrumentMethodPath,
            @Nullable Boolean retired) {

        /** Whether the polarity given is not the one in the name. */
        boolean contradictsName() {
            return name != null
                    && polarity != null
                    && Polarity.inName(name)
                            .filter(named -> !named.word().equals(polarity))
                            .isPresent();
        }
    }

    protected InjectionMethod() {}

    InjectionMethod(Draft draft) {
        apply(draft);
    }

    /** Takes over the draft, or throws with every rule it breaks. */
    void apply(Draft draft) {
        String text = draft.name() == null ? "" : draft.name().strip();
        new Violations()
                .require(!text.isEmpty(), "name", "required", "A method has a name")
                .require(
                        text.length() <= LONGEST_NAME,
                        "name",
                        "too_long",
                        "A name has at most " + LONGEST_NAME + " characters")
                .require(
                        draft.polarity() == null
                                || Polarity.find(draft.polarity()).isPresent(),
                        "polarity",
                        "unknown_polarity",
                        "positive, negative or alternating")
                .require(
                        draft.acquisition() == null || ACQUISITIONS.contains(draft.acquisition()),
                        "acquisition",
                        "unknown_value",
                        "dda, dia, ms1 or targeted")
                .require(
                        draft.ionizationAccession() == null
                                || draft.ionizationAccession().equals(ionizationAccession)
                                || PsiMs.current()
                                        .ionization(draft.ionizationAccession())
                                        .isPresent(),
                        "ionization_accession",
                        "accession",
                        "An ionization type of PSI-MS below MS:1000008, for example MS:1000073")
                .require(
                        draft.durationMinutes() == null
                                || draft.durationMinutes().signum() > 0,
                        "duration_minutes",
                        "out_of_range",
                        "A run lasts longer than nothing")
                .throwIfAny();
        name = text;
        description = draft.description();
        polarity = Optional.ofNullable(draft.polarity())
                .or(() -> Polarity.inName(text).map(Polarity::word))
                .orElse(null);
        ionizationAccession = Optional.ofNullable(draft.ionizationAccession()).orElse(ELECTROSPRAY);
        acquisition = draft.acquisition();
        chromatographyId = draft.chromatographyId();
        durationMinutes = draft.durationMinutes();
        instrumentMethodPath = draft.instrumentMethodPath();
        retired = Boolean.TRUE.equals(draft.retired());
    }
}
