package org.biotrail.catalog.taxon.registry;

import java.util.Optional;
import org.biotrail.catalog.taxon.ExternalReference;
import org.biotrail.catalog.taxon.NomenclaturalCode;
import org.biotrail.catalog.taxon.Rank;

/**
 * A name as a registry writes it.
 *
 * @param name the full name without authorship
 * @param verbatimRank the registry's word, where it is none of ours
 */
public record NameUsage(
        Optional<ExternalReference> reference,
        String name,
        Optional<String> authorship,
        Optional<Rank> rank,
        Optional<String> verbatimRank,
        Optional<NomenclaturalCode> code) {

    /**
     * A usage of the registry's rank; a rank that is none of ours is a clade above genus, and nothing that can be used
     * below.
     */
    static NameUsage of(
            Optional<ExternalReference> reference,
            String name,
            Optional<String> authorship,
            Optional<String> rankWord,
            Optional<NomenclaturalCode> code) {
        Optional<Rank> known = rankWord.flatMap(Rank::find);
        Optional<Rank> rank =
                known.or(() -> rankWord.filter(word -> name.indexOf(' ') < 0).map(word -> Rank.CLADE));
        return new NameUsage(reference, name, authorship, rank, known.isPresent() ? Optional.empty() : rankWord, code);
    }

    /** A name of which nothing is known but its rank. */
    public static NameUsage bare(String name, Rank rank) {
        return new NameUsage(
                Optional.empty(), name, Optional.empty(), Optional.of(rank), Optional.empty(), Optional.empty());
    }

    boolean isSameAs(NameUsage other) {
        return reference.isPresent() && reference.equals(other.reference);
    }
}
