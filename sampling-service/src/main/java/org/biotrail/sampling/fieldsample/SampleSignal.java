package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says that samples are good or bad, all or none, with one {@code signal_id}; the lab hears it from the change events
 * and, when it is recursive, applies it to what was made of them.
 *
 * @param codes of the samples; not needed to revoke
 * @param status one of {@link SampleStatus}
 * @param reason needed unless ok
 * @param recursive whether what was made of the samples is meant too
 * @param revokes an earlier signal: restores what that changed and nobody has changed since; status is then ok
 */
record SampleSignal(
        @Nullable List<String> codes,

        @Schema(
                enumeration = {
                    "ok",
                    "suspect",
                    "not_ok",
                    "contaminated",
                    "mouldy",
                    "empty",
                    "lost",
                    "broken",
                    "discarded"
                })
        @Nullable
        String status,

        Optional<String> reason,
        Optional<String> comment,
        @Nullable Boolean recursive,
        @Nullable UUID revokes) {
    /** The signal, with the samples that it set. */
    record Signalled(UUID signalId) {}

    private static final String NOTE = """
            insert into sample_signal (signal_id, field_sample_id, status, reason, comment, recursive, revokes, before,
                                       signalled_by)
            select cast(?2 as uuid), s.id, ?3, nullif(?4, ''), nullif(?5, ''), cast(?6 as boolean), cast(nullif(?7, '') as uuid),
                   jsonb_build_object('status', s.status, 'status_reason', s.status_reason,
                                      'status_scope', s.status_scope, 'signal_id', s.signal_id),
                   ?8
              from field_sample s where s.code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))""";

    private static final String SIGNAL = """
            update field_sample s
               set status = g.status, status_reason = g.reason, signal_id = g.signal_id, revokes = null,
                   status_scope = case when g.recursive then 'descendants' else 'self' end, status_at = g.signalled_at
              from sample_signal g
             where g.signal_id = cast(?1 as uuid) and s.id = g.field_sample_id""";

    private static final String RESTORE = """
            update field_sample s
               set status = b.before ->> 'status', status_reason = b.before ->> 'status_reason',
                   signal_id = g.signal_id, revokes = g.revokes, status_scope = b.before ->> 'status_scope',
                   status_at = g.signalled_at
              from sample_signal g join sample_signal b on b.signal_id = g.revokes and b.field_sample_id = g.field_sample_id
             where g.signal_id = cast(?1 as uuid) and s.id = g.field_sample_id""";

    /** The reason of all its changes, for the record. */
    Optional<String> why() {
        return comment.filter(text -> !text.isBlank()).or(() -> reason);
    }

    /** Checks and signals, within the transaction; answers {@code {"signal_id": …, "data": […]}}. */
    Uni<JsonNode> carryOut(Write write) {
        SampleStatus wanted = SampleStatus.parse(status == null ? "" : status);
        wanted.requireReason("reason", reason.filter(text -> !text.isBlank()));
        if (revokes != null && wanted != SampleStatus.OK) {
            throw Problem.rule("status", "transition_not_allowed", "A signal is revoked with the status ok");
        }
        UUID signal = UuidCreator.getTimeOrderedEpoch();
        return revokes == null
                ? signal(SampleSet.parsed(codes), SIGNAL, wanted, signal, write)
                : SampleSet.held(revokes, write.actor())
                        .map(this::wished)
                        .flatMap(reached -> reached.isEmpty()
                                ? Uni.createFrom().item(answer(signal, JsonNodeFactory.instance.arrayNode()))
                                : signal(reached, RESTORE, wanted, signal, write));
    }

    private Uni<JsonNode> signal(List<String> wished, String change, SampleStatus wanted, UUID signal, Write write) {
        return SampleSet.locked(wished, write.actor())
                .chain(() -> Sql.run(
                        NOTE,
                        Sql.list(wished),
                        signal.toString(),
                        wanted.word(),
                        reason.orElse(""),
                        comment.orElse(""),
                        Boolean.TRUE.equals(recursive),
                        revokes == null ? "" : revokes.toString(),
                        write.actor().id()))
                .chain(() -> Sql.run(change, signal.toString()))
                .chain(() -> SampleSet.shown(wished, write.actor()))
                .map(samples -> answer(signal, samples));
    }

    private List<String> wished(JsonNode reached) {
        List<String> all = new ArrayList<>();
        reached.forEach(code -> all.add(code.asText()));
        if (codes != null && !codes.isEmpty()) {
            all.retainAll(SampleSet.parsed(codes));
        }
        return all;
    }

    private static ObjectNode answer(UUID signal, JsonNode samples) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("signal_id", signal.toString());
        answer.set("data", samples);
        return answer;
    }
}
