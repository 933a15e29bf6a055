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
                select r.id, r.dataset_id is null or may_read(r.dataset_id, ?2, ?3) as shown
                  from field_record r where r.sample_code = ?1) x""";

    private static final String HOME = """
            select cast(to_jsonb(x) as text) from (
                select r.project_id, p.time_zone
                  from field_record r left join project_copy p on p.id = r.project_id where r.id = ?1) x""";

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
                        .map(place -> FieldRecord.of(draft, circumstances(label.timeZone(), place, Set.of(), write))))
                .flatMap(made -> made.<FieldRecord>persist());
    }

    Uni<FieldRecord> change(String id, FieldRecordDraft draft, Write write) {
        return FieldRecord.<FieldRecord>findById(UUID.fromString(id))
                .call(record -> home(record)
                        .call(home -> requireBoth(record, draft, home.project(), write.actor()))
                        .call(home -> place(draft, Optional.of(record))
                                .invoke(place -> record.apply(
                                        draft, circumstances(home.timeZone(), place, record.missing(), write)))));
    }

    Uni<Boolean> delete(String id, Actor actor) {
        return FieldRecord.<FieldRecord>findById(UUID.fromString(id))
                .call(record -> home(record)
                        .flatMap(home -> FieldAccess.require(Wish.DELETE, actor, record.datasetId, home.project())))
                .chain(() -> FieldRecord.deleteById(UUID.fromString(id)));
    }

    /** Moving between datasets is delete in the old one and write in the new. */
    private static Uni<Void> requireBoth(FieldRecord record, FieldRecordDraft draft, UUID project, Actor actor) {
        boolean moves = !Objects.equals(record.datasetId, draft.datasetId());
        return FieldAccess.require(
                        moves && record.datasetId != null ? Wish.DELETE : Wish.WRITE, actor, record.datasetId, project)
                .chain(() -> moves && draft.datasetId() != null
                        ? FieldAccess.require(Wish.WRITE, actor, draft.datasetId(), project)
                        : Uni.createFrom().voidItem());
    }

    /** Whose record it is, and where its local times are. */
    private record Home(UUID project, Optional<String> timeZone) {}

    private static Uni<Home> home(FieldRecord record) {
        return Sql.json(HOME, record.id)
                .map(home -> new Home(
                        UUID.fromString(home.path("project_id").asText()),
                        Optional.ofNullable(home.path("time_zone").textValue())));
    }

    private static Uni<Void> requireFree(String code, Actor actor) {
        return Sql.json(BEARER, code, actor.id(), actor.granted())
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

    private Circumstances circumstances(
            Optional<String> zone, Optional<Coordinates> place, Set<Allowance> allowed, Write write) {
        return new Circumstances(zone.map(ZoneId::of).orElse(defaultZone), Instant.now(), place, allowed, write::warn);
    }
}
