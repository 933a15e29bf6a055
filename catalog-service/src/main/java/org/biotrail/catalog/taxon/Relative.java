package org.biotrail.catalog.taxon;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.UUID;

/**
 * A taxon as another one sees it, see the database function {@code taxon_relative}.
 *
 * @param name the own part
 * @param accepted the scientific name of its accepted taxon, when it is a synonym
 */
record Relative(
        @JsonProperty("id") UUID id,
        @JsonProperty("rank") Rank rank,
        @JsonProperty("name") String name,
        @JsonProperty("full_name") String fullName,
        @JsonProperty("code") NomenclaturalCode code,
        @JsonProperty("valid") boolean valid,
        @JsonProperty("published") boolean published,
        @JsonProperty("accepted") Optional<String> accepted) {}
