package org.biotrail.tracker.project;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.write.RefersTo;
import org.biotrail.tracker.member.MemberDraft;
import org.biotrail.tracker.text.FormerId;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A project as it is created. */
record ProjectDraft(
        @Schema(implementation = UUID.class, description = "from a former database, by data managers") @Nullable
        FormerId id,

        @Schema(description = "begins the sample labels", examples = "dbgi")
        Optional<String> code,

        @Schema(examples = "Digital Botanical Gardens Initiative")
        Optional<String> name,

        Optional<String> title,
        Optional<String> description,
        Optional<String> details,
        Optional<String> policy,

        @Schema(description = "proposed for its datasets", examples = "CC-BY-4.0")
        Optional<String> license,

        Optional<Boolean> listed,
        @Schema(enumeration = {"active", "closed"}) Optional<String> state,
        @Schema(examples = "Europe/Zurich") Optional<String> timeZone,
        Optional<List<String>> tags,
        @RefersTo("tag") Optional<List<UUID>> tagIds,
        Optional<JsonNode> reduDefaults,
        Optional<List<Funding>> fundingReferences,
        Optional<List<MemberDraft>> members)
        implements Description {}
