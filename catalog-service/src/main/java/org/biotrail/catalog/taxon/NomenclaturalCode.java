package org.biotrail.catalog.taxon;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.biotrail.kit.problem.Problem;

/** The rules that a name follows: plants, algae and fungi; animals; prokaryotes; viruses; cultivated plants. */
public enum NomenclaturalCode {
    ICN,
    ICZN,
    ICNP,
    ICTV,
    ICNCP;

    private static final Map<String, NomenclaturalCode> OF_KINGDOMS = Map.of(
            "animalia", ICZN,
            "metazoa", ICZN,
            "protozoa", ICZN,
            "bacteria", ICNP,
            "archaea", ICNP,
            "viruses", ICTV,
            "viruses and viroids", ICTV);

    /** @throws Problem 422 {@code unknown_code} */
    static NomenclaturalCode of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(code -> code.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Problem.rule(
                        "nomenclatural_code", "unknown_code", "A code is one of " + Arrays.toString(values())));
    }

    /**
     * The code of a name that says none: kingdoms and domains set it, cultivars have their own, everything else takes
     * that of its parent.
     */
    static NomenclaturalCode byDefault(Rank rank, String name, NomenclaturalCode ofParent) {
        if (rank == Rank.CULTIVAR) {
            return ICNCP;
        }
        return rank == Rank.KINGDOM || rank == Rank.DOMAIN
                ? OF_KINGDOMS.getOrDefault(name.toLowerCase(Locale.ROOT), ICN)
                : ofParent;
    }
}
