package org.biotrail.sampling.fieldrecord;

import java.util.Optional;
import org.biotrail.kit.problem.Violations;

/**
 * What the collector called the organism: a name taken from the form's species list, or, when the list has none, a
 * proposition; never both.
 *
 * @param noNameOnList whether the list lacked the name
 * @param taxonName from the list
 * @param nameProposition the collector's own
 */
public record NameOnList(boolean noNameOnList, Optional<String> taxonName, Optional<String> nameProposition) {

    /**
     * Reads the three fields of a form. A form without the flag means it by what is filled; forms of 2026 repeat the
     * proposition as taxon name, which says nothing more.
     */
    public static NameOnList of(Optional<Boolean> flag, Optional<String> taxonName, Optional<String> nameProposition) {
        boolean noName = flag.orElse(taxonName.isEmpty() && nameProposition.isPresent());
        boolean repeated = noName
                && taxonName.isPresent()
                && nameProposition
                        .filter(name -> folded(name).equals(folded(taxonName.get())))
                        .isPresent();
        return new NameOnList(noName, repeated ? Optional.empty() : taxonName, nameProposition);
    }

    /**
     * Holds the fields against the flag: {@code name_proposition_missing}, {@code taxon_name_not_allowed}, {@code
     * taxon_name_missing}, {@code name_proposition_not_allowed}.
     *
     * @param nameless whether old data without any name are let in
     */
    public void check(Violations violations, boolean nameless) {
        if (noNameOnList) {
            violations.require(
                    taxonName.isEmpty(),
                    "taxon_name",
                    "taxon_name_not_allowed",
                    "no_name_on_list is true, so the list had no name to give");
            violations.require(
                    nameless || nameProposition.isPresent(),
                    "name_proposition",
                    "name_proposition_missing",
                    "no_name_on_list is true, so a name must be proposed");
        } else {
            violations.require(
                    nameless || taxonName.isPresent(),
                    "taxon_name",
                    "taxon_name_missing",
                    "no_name_on_list is false, so a name of the list is needed");
            violations.require(
                    nameProposition.isEmpty(),
                    "name_proposition",
                    "name_proposition_not_allowed",
                    "no_name_on_list is false, so no name is proposed");
        }
    }

    /** The name to work with. */
    public Optional<String> sampleName() {
        return taxonName.or(() -> nameProposition);
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
