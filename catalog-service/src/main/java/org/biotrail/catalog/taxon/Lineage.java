package org.biotrail.catalog.taxon;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The ancestors of a taxon, top down: the root first, its parent last.
 *
 * @param ancestors at least one
 */
record Lineage(List<Relative> ancestors) {

    Relative parent() {
        return ancestors.get(ancestors.size() - 1);
    }

    /** The nearest ancestor whose rank takes part in the order of ranks: no clade, not the root. */
    Optional<Relative> ordered() {
        return nearest(relative -> relative.rank().isOrdered());
    }

    Optional<Relative> genus() {
        return nearest(relative -> relative.rank() == Rank.GENUS);
    }

    Optional<Relative> species() {
        return nearest(relative -> relative.rank() == Rank.SPECIES);
    }

    /**
     * The first part of a name that differs from the ancestor it speaks of, as {@code Festuca} where the genus is
     * {@code Poa}.
     */
    Optional<String> mismatch(TaxonName name) {
        Optional<String> genus = name.genus().filter(part -> !isNamed(genus(), part));
        Optional<String> infragenus =
                name.infragenus().filter(part -> !isNamed(nearest(r -> r.rank().isInfrageneric()), part));
        List<String> epithets = name.epithets();
        Optional<String> species = epithets.stream()
                .limit(1)
                .filter(part -> !isNamed(species(), part))
                .findFirst();
        Optional<String> between = epithets.stream()
                .skip(Math.max(1, epithets.size() - 1))
                .filter(part -> !isNamed(ordered().filter(r -> r.rank().isInfraspecific()), part))
                .findFirst();
        return genus.or(() -> infragenus).or(() -> species).or(() -> between);
    }

    private static boolean isNamed(Optional<Relative> relative, String part) {
        return relative.filter(found -> found.name().equals(part)).isPresent();
    }

    private Optional<Relative> nearest(Predicate<Relative> wanted) {
        for (int i = ancestors.size() - 1; i >= 0; i--) {
            if (wanted.test(ancestors.get(i))) {
                return Optional.of(ancestors.get(i));
            }
        }
        return Optional.empty();
    }
}
