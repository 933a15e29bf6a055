package org.biotrail.catalog.translation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What something is called in one language, and what is said of it there. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Translation(
        @JsonProperty("name") @Schema(examples = "leaf length") @Nullable
        String name,

        @JsonProperty("description") @Nullable String description) {}
