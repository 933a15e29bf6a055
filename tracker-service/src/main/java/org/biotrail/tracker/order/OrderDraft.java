package org.biotrail.tracker.order;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.tracker.text.FormerId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a caller says of an order; users by id, or as objects with one. */
record OrderDraft(
        @Schema(implementation = UUID.class, description = "from a former database, by data managers") @Nullable
        FormerId id,

        @Schema(examples = "Leaf metabolomes of the botanical garden")
        Optional<String> title,

        Optional<String> description,

        @Schema(description = "who generated the data") @RefersTo("user") @Nullable
        List<String> generators,

        @Schema(description = "who answers for the samples") @RefersTo("user") @Nullable
        List<String> authors,

        @Schema(description = "data controller") @RefersTo("user") @Nullable
        String organisation,

        @Schema(description = "default: the creator") @RefersTo("user") @Nullable
        List<String> editors,

        Optional<List<String>> tags,
        Optional<JsonNode> properties) {}
