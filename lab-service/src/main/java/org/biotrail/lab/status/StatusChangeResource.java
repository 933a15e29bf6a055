package org.biotrail.lab.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.contract.Special;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.bench.Reasons;
import org.biotrail.lab.bench.Rows;
import org.biotrail.lab.bench.SessionTables;
import org.biotrail.lab.container.BenchThings;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The status of many things at once, with what is in them and what was made of them; and its taking back. */
@Path("/status-changes")
@Tag(name = "status")
public class StatusChangeResource {
    private static final Set<String> REACHES = Set.of("none", "contents", "descendants", "both");
    /** After these, nobody finds the thing where it stood. */
    private static final Set<String> GONE = Set.of("lost", "broken", "empty", "discarded");
    /** These are true of the files, too. */
    private static final Set<String> INHERITED = Set.of("contaminated", "mislabelled", "corrupted");

    private static final String CHANGE = """
            select cast(change_status(cast(from_json($1) ->> 'signal' as uuid), from_json($1) -> 'named', from_json($1) ->> 'status',
              from_json($1) ->> 'reason', from_json($1) ->> 'comment', cast(from_json($1) ->> 'contents' as boolean),
              cast(from_json($1) ->> 'descendants' as boolean), cast(from_json($1) ->> 'analyses' as boolean),
              cast(from_json($1) ->> 'remove' as boolean), cast(from_json($1) ->> 'look' as boolean)) as text)""";

    private static final String REVOKE = """
            select cast(revoke_signal(cast(from_json($1) ->> 0 as uuid), cast(from_json($1) ->> 1 as uuid)) as text)""";

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    BenchThings things;

    @Inject
    SessionTables tables;

    /** A signal, or the revocation of one. */
    record Signal(
            @Nullable List<String> codes,

            @Schema(enumeration = {"ok", "suspect", "not_ok"}) @Nullable
            String status,

            @Nullable String reason,
            @Nullable String comment,

            @Schema(enumeration = {"none", "contents", "descendants", "both"}) @Nullable
            String recursive,

            @Nullable Boolean removeFromPlace,
            @Nullable Boolean includeAnalyses,
            @Nullable Boolean dryRun,
            @Nullable UUID revokes) {}

    @POST
    @Operation(
            operationId = "changeStatus",
            summary = "Signal things as suspect, not ok or ok again, with contents and descendants; or revoke a signal")
    @Special(
            body = Signal.class,
            answer = SignalAnswer.class,
            example =
                    "{\"codes\": [\"container_000012\"], \"status\": \"not_ok\", \"reason\": \"discarded\", \"recursive\": \"contents\"}")
    public Uni<Response> signal(ObjectNode body) {
        caller.actor().require(Permission.DATA_EDIT);
        Signal signal = read(Body.given(body));
        return writes.act(
                200,
                body,
                write -> writes.because(Reasons.in(body, "comment").or(() -> Reasons.in(body, "reason")))
                        .chain(() -> signal.revokes() == null ? change(signal) : revoke(signal.revokes())));
    }

    private static Signal read(ObjectNode body) {
        try {
            return Rows.STRICT.convertValue(body, Signal.class);
        } catch (IllegalArgumentException malformed) {
            throw Problem.rule("", "format", "A status change has another form");
        }
    }

    private Uni<JsonNode> change(Signal signal) {
        String recursive = Optional.ofNullable(signal.recursive()).orElse("none");
        List<String> codes = Optional.ofNullable(signal.codes()).orElse(List.of());
        Violations violations = new Violations();
        Standing standing = Standing.of(signal.status(), signal.reason());
        standing.check(violations, "reason");
        violations
                .require(signal.status() != null, "status", "required", "Which status?")
                .require(!codes.isEmpty(), "codes", "required", "Of which things?")
                .require(REACHES.contains(recursive), "recursive", "unknown_value", "One of " + REACHES)
                .throwIfAny();
        String reason = standing.status().equals("ok") ? null : standing.reason();
        return things.find(tables, codes)
                .map(found -> Rows.JSON
                        .createObjectNode()
                        .put("signal", UuidCreator.getTimeOrderedEpoch().toString())
                        .put("status", standing.status())
                        .put("reason", reason)
                        .put("comment", signal.comment())
                        .put("contents", Set.of("contents", "both").contains(recursive))
                        .put("descendants", Set.of("descendants", "both").contains(recursive))
                        .put(
                                "analyses",
                                Optional.ofNullable(signal.includeAnalyses()).orElse(isOneOf(reason, INHERITED)))
                        .put(
                                "remove",
                                Optional.ofNullable(signal.removeFromPlace()).orElse(isOneOf(reason, GONE)))
                        .put("look", Boolean.TRUE.equals(signal.dryRun()))
                        .<ObjectNode>set(
                                "named",
                                Rows.JSON.valueToTree(found.stream()
                                        .map(thing -> Map.of("type", thing.type(), "id", thing.id()))
                                        .toList())))
                .flatMap(asked -> tables.ask(CHANGE, asked));
    }

    private Uni<JsonNode> revoke(UUID signal) {
        return tables.ask(REVOKE, List.of(signal, UuidCreator.getTimeOrderedEpoch()));
    }

    private static boolean isOneOf(@Nullable String reason, Set<String> words) {
        return reason != null && words.contains(reason);
    }
}
