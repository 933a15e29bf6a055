package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.Set;

/**
 * What hangs on a taxon and asks something of it, see the database function {@code taxon_below}.
 *
 * @param highest the highest rank among its descendants, clades aside
 * @param needsGenus whether published species below it have no genus nearer than it
 * @param needsSpecies whether published infraspecific names below it have no species nearer than it
 * @param juniors the ranks of its synonyms
 */
record Below(
        @JsonProperty("highest") Optional<Rank> highest,
        @JsonProperty("needs_genus") boolean needsGenus,
        @JsonProperty("needs_species") boolean needsSpecies,
        @JsonProperty("juniors") Set<Rank> juniors) {
    static final Below NOTHING = new Below(Optional.empty(), false, false, Set.of());
}
