package org.biotrail.sampling.fieldsample;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.sampling.Sql;
import org.biotrail.sampling.access.FieldAccess;
import org.biotrail.sampling.access.FieldAccess.Wish;
import org.biotrail.sampling.label.LabelCode;
import org.jspecify.annotations.Nullable;

/** Many samples at once, within the transaction at hand; always locked in the order of their codes. */
final class SampleSet {
    private static final String LOCKED = """
            select cast(coalesce(jsonb_agg(to_jsonb(s)), '[]') as text) from (
                select s.code, s.stage, s.status, s.project_id, s.dataset_id from field_sample s
                 where s.code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))
                   and (s.dataset_id is null or 'SUPER_ADMIN' = any (string_to_array(?3, ','))
                        or s.dataset_id in (select readable_datasets(?2, ?3)))
                 order by s.code for update) s""";

    private static final String SHOWN = """
            select cast(coalesce(jsonb_agg(to_jsonb(s) - array['record_dataset_id'] || case
                     when s.record_dataset_id is null or 'SUPER_ADMIN' = any (string_to_array(?3, ','))
                          or s.record_dataset_id in (select readable_datasets(?2, ?3)) then '{}'
                     else (select jsonb_object_agg(field, cast(null as text)) || jsonb_build_object('withheld', jsonb_agg(field))
                             from jsonb_array_elements_text(cast(cast(?4 as text) as jsonb)) field) end
                   order by s.code), '[]') as text)
              from field_sample_view s where s.code in (select jsonb_array_elements_text(cast(cast(?1 as text) as jsonb)))""";

    /** The codes of a signal's samples that nothing has changed since; null where it has reached none. */
    private static final String HELD = """
            select cast(case when count(*) > 0 then coalesce(
                     jsonb_agg(s.code order by s.code) filter (where s.signal_id = g.signal_id), '[]') end as text)
              from sample_signal g join field_sample s on s.id = g.field_sample_id
             where g.signal_id = cast(?1 as uuid)
               and (s.dataset_id is null or 'SUPER_ADMIN' = any (string_to_array(?3, ','))
                    or s.dataset_id in (select readable_datasets(?2, ?3)))""";

    private SampleSet() {}

    /** @throws Problem 422 with every code that is none */
    static List<String> parsed(@Nullable List<String> codes) {
        if (codes == null || codes.isEmpty()) {
            throw Problem.rule("codes", "required", "Name the samples");
        }
        Violations violations = new Violations();
        codes.forEach(code -> violations.collect("codes", () -> LabelCode.parse(code)));
        violations.throwIfAny();
        return codes.stream()
                .map(code -> LabelCode.parse(code).toString())
                .distinct()
                .sorted()
                .toList();
    }

    /** The samples, locked, which the actor may write; fails with 422 {@code unknown_reference}, 403 or 409. */
    static Uni<JsonNode> locked(List<String> codes, Actor actor) {
        return Sql.json(LOCKED, Sql.list(codes), actor.id(), actor.granted())
                .invoke(samples -> requireAll(codes, samples))
                .call(samples -> requireWriter(samples, actor));
    }

    /** The samples as the actor may see them. */
    static Uni<JsonNode> shown(List<String> codes, Actor actor) {
        return Sql.json(
                SHOWN, Sql.list(codes), actor.id(), actor.granted(), Sql.list(List.of(FieldSampleResource.OF_RECORD)));
    }

    /** What a signal still holds and the actor may see; fails with 422 {@code unknown_reference} for no such signal. */
    static Uni<JsonNode> held(UUID signal, Actor actor) {
        return Sql.json(HELD, signal.toString(), actor.id(), actor.granted()).map(samples -> {
            if (samples.isNull()) {
                throw Problem.rule("revokes", "unknown_reference", "There is no such signal");
            }
            return samples;
        });
    }

    private static Uni<Void> requireWriter(JsonNode samples, Actor actor) {
        Set<String> homes = new TreeSet<>();
        samples.forEach(sample -> homes.add(sample.path("project_id").asText() + " "
                + (sample.path("dataset_id").isTextual()
                        ? sample.path("dataset_id").asText()
                        : "")));
        return Multi.createFrom()
                .iterable(homes)
                .onItem()
                .transformToUniAndConcatenate(home -> {
                    String[] ids = home.split(" ", -1);
                    UUID dataset = Optional.of(ids[1])
                            .filter(id -> !id.isEmpty())
                            .map(UUID::fromString)
                            .orElse(null);
                    return FieldAccess.require(Wish.WRITE, actor, dataset, UUID.fromString(ids[0]));
                })
                .collect()
                .last();
    }

    private static void requireAll(List<String> codes, JsonNode samples) {
        Set<String> missing = new TreeSet<>(codes);
        Set<String> found = new HashSet<>();
        samples.forEach(sample -> found.add(sample.path("code").asText()));
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw Problem.rule(
                    "codes",
                    "unknown_reference",
                    "There is no sample "
                            + String.join(", ", missing.stream().limit(20).toList()));
        }
    }
}
