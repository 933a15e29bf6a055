package org.biotrail.tracker.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.tracker.member.MemberDraft;
import org.biotrail.tracker.text.FormerId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A dataset as it is added to an order. */
record DatasetDraft(
        @Schema(implementation = UUID.class, description = "from a former database, by data managers") @Nullable
        FormerId id,

        @Schema(description = "needed when privacy is project") @RefersTo("project") @Nullable
        UUID projectId,

        @Schema(description = "short and unique; made of the title when absent", examples = "dbgi-leaves-2026")
        Optional<String> name,

        @Schema(examples = "Leaf metabolomes, spring 2026") Optional<String> title,
        Optional<String> description,
        Optional<String> metadata,
        Optional<String> policy,

        @Schema(description = "needed for registered and public", examples = "CC-BY-4.0")
        Optional<String> license,

        @Schema(enumeration = {"authorised", "project", "registered", "public"})
        Optional<String> privacy,

        @Nullable LocalDate embargoUntil,
        Optional<Boolean> listed,
        Optional<Boolean> locked,
        Optional<List<Creator>> creators,
        Optional<List<Citation>> references,
        Optional<List<String>> tags,
        @RefersTo("tag") Optional<List<UUID>> tagIds,
        Optional<JsonNode> properties,
        Optional<List<Identifier>> identifiers,
        Optional<List<RelatedIdentifier>> relatedIdentifiers,
        Optional<List<MemberDraft>> members)
        implements Contents {}
