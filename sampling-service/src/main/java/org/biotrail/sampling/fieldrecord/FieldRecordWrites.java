package org.biotrail.sampling.fieldrecord;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.biotrail.sampling.Sql;
import org.biotrail.sampling.access.FieldAccess;
import org.biotrail.sampling.access.FieldAccess.Wish;
import org.biotrail.sampling.label.ClaimedLabel;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Single writes of field records, within the transaction at hand. */
@ApplicationScoped
class FieldRecordWrites {
    private static final String BEARER = """
            select cast(to_jsonb(x) as text) from (
                select r.id, r.dataset_id is null or cast(?4 as boolean)
                       or r.dataset_id in (select readable_datasets(?2, cast(?3 as boolean))) as shown
                  from field_record r where r.sample_code = ?1) x""";

    private static final String PLACE = """
            select cast(to_jsonb(p) as text) from field_coordinates(
                cast(?1 as float8), cast(?2 as float8), cast(?3 as int)) p""";

    @ConfigProperty(name = "biotrail.sampling.time-zone", defaultValue = "UTC")
    ZoneId defaultZone;

    Uni<FieldRecord> create(FieldRecordDraft draft, Write write) {
        String code = draft.sampleCode();
        if (code == null || code.isBlank()) {
            throw Problem.rule("sample_code", "required", "Which label does the sample bear?");
        }
        return ClaimedLabel.claim("sample_code", code)
                .call(label -> FieldAccess.require(Wish.WRITE, write.actor(), draft.datasetId(), label.projectId()))
                .call(label -> requireFree(label.code(), write.actor()))
                .flatMap(label -> place(draft, Optional.empty())
                        .map(place -> FieldRecord.of(draft, circumstances(label.timeZone(), place, write))))
                .flatMap(made -> made.<FieldRecord>persist());
    }

    Uni<FieldRecord> change(String id, FieldRecordDraft draft, Write write) {
        return FieldRecord.<FieldRecord>findById(UUID.fromString(id))
                .call(record -> requireBoth(record, draft, write.actor()))
                .call(record -> place(draft, Optional.of(record))
                        .invoke(place -> record.apply(draft, circumstances(Optional.empty(), place, write))));
    }

    Uni<Boolean> delete(String id, Actor actor) {
        return FieldRecord.<FieldRecord>findById(UUID.fromString(id))
                .call(record -> projectOf(record)
                        .flatMap(project -> FieldAccess.require(Wish.DELETE, actor, record.datasetId, project)))
                .chain(() -> FieldRecord.deleteById(UUID.fromString(id)));
    }

    /** Moving between datasets is delete in the old one and write in the new. */
    private static Uni<Void> requireBoth(FieldRecord record, FieldRecordDraft draft, Actor actor) {
        boolean moves = !Objects.equals(record.datasetId, draft.datasetId());
        return projectOf(record)
                .call(project -> FieldAccess.require(
                        moves && record.datasetId != null ? Wish.DELETE : Wish.WRITE, actor, record.datasetId, project))
                .flatMap(project -> moves && draft.datasetId() != null
                        ? FieldAccess.require(Wish.WRITE, actor, draft.datasetId(), project)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<UUID> projectOf(FieldRecord record) {
        return Sql.text("select cast(project_id as text) from field_record where id = ?1", record.id)
                .map(project -> UUID.fromString(project.orElseThrow()));
    }

    private static Uni<Void> requireFree(String code, Actor actor) {
        return Sql.json(
                        BEARER,
                        code,
                        actor.id(),
                        actor.has(Permission.DATA_EDIT),
                        actor.has(Permission.DATA_MANAGEMENT))
                .invoke(bearer -> refuse(code, bearer))
                .replaceWithVoid();
    }

    private static void refuse(String code, JsonNode bearer) {
        if (!bearer.isNull()) {
            String id = bearer.path("id").asText();
            boolean shown = bearer.path("shown").asBoolean();
            Problem used = Problem.conflict(
                    "sample_code",
                    "label_used",
                    shown ? "The field record " + id + " bears " + code : "Another field record bears " + code);
            throw shown ? used.with("conflicting_id", id) : used;
        }
    }

    /** Where it was collected, when coordinates as collected say so and nothing newer does. */
    private static Uni<Optional<Coordinates>> place(FieldRecordDraft draft, Optional<FieldRecord> before) {
        Double x = draft.xCoord();
        Double y = draft.yCoord();
        boolean asBefore =
                Objects.equals(draft.latitude(), before.map(r -> r.latitude).orElse(null))
                        && Objects.equals(
                                draft.longitude(), before.map(r -> r.longitude).orElse(null));
        boolean collectedAnew = !Objects.equals(x, before.map(r -> r.xCoord).orElse(null))
                || !Objects.equals(y, before.map(r -> r.yCoord).orElse(null))
                || !Objects.equals(draft.srid(), before.map(r -> r.srid).orElse(null));
        if (!asBefore || !collectedAnew || (x == null && y == null)) {
            return Uni.createFrom().item(Optional.empty());
        }
        if (x == null || y == null) {
            throw Problem.rule(x == null ? "x_coord" : "y_coord", "coordinates_incomplete", "x and y come together");
        }
        Integer srid = draft.srid();
        return Sql.json(PLACE, x, y, srid == null ? 4326 : srid).map(place -> {
            if (place.path("problem").isTextual()) {
                throw Problem.rule("x_coord", place.path("problem").asText(), "x and y are no place of EPSG:" + srid);
            }
            return Optional.of(new Coordinates(
                    place.path("latitude").asDouble(), place.path("longitude").asDouble()));
        });
    }

    private Circumstances circumstances(Optional<String> zone, Optional<Coordinates> place, Write write) {
        return new Circumstances(zone.map(ZoneId::of).orElse(defaultZone), Instant.now(), place, Set.of(), write::warn);
    }
}
