package org.biotrail.catalog.trait;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of the values that a categorical trait has.
 *
 * @param rank its place; of ordinal traits the order
 * @param translations its texts by language
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Category(
        @JsonProperty("id") UUID id,
        @JsonProperty("rank") int rank,
        @JsonProperty("translations") Map<String, Object> translations,
        @JsonProperty("bibreference_id") @Nullable UUID bibreferenceId) {}
