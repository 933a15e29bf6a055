package org.biotrail.catalog.biocollection;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who decides over the vouchers of a managed biocollection.
 *
 * @param role administrator, collaborator or viewer
 */
record Member(
        @JsonProperty("user_id") String userId,
        @JsonProperty("role") String role) {}
