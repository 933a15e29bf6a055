package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.hibernate.FlushMode;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** What is done with locations, inside the transaction at hand. */
@ApplicationScoped
class Locations {
    static final String SURVEY = """
            select cast(location_survey(ST_GeomFromWKB(cast(?1 as bytea), 4326), ?2, ?3, ?4, ?5, cast(?6 as uuid), cast(?7 as uuid), ?8, ?9, ?10) as text)""";
    private static final String GROUND = """
            select cast(location_ground(ST_GeomFromWKB(cast(?1 as bytea), 4326), ?2, cast(?3 as uuid), cast(?4 as uuid)) as text)""";
    private static final String NOT_RELATED = """
            select cast(given as text) from unnest(cast(string_to_array(?1, ',') as uuid[])) given
            where not exists (select from location layer, location l
                              where layer.id = given and layer.adm_level between 97 and 99 and l.id = ?2
                                and ST_Intersects(layer.geom, l.geom))""";
    private static final String ADOPT = """
            update location s set parent_id = a.id
            from location a
            where a.id = ?1 and s.parent_id = a.parent_id and s.id <> a.id and s.adm_level > a.adm_level
              and s.geom && a.geom and ST_Covers(a.geom, s.geom)
            returning cast(s.id as text), s.name""";

    @Inject
    Levels levels;

    @Inject
    ObjectMapper json;

    @Inject
    WhatLiesInside inside;

    /** How a write of a geometry is to go about: the query parameters of the same names. */
    record Options(boolean repair, boolean adopt) {}

    /** Which fields a patch names; the draft has what is stored as well. */
    record Sent(Set<String> fields) {
        static final Sent ALL = new Sent(Set.of("geom", "latitude", "longitude", "x", "startx", "starty"));

        boolean place() {
            return Stream.of("geom", "latitude", "longitude").anyMatch(fields::contains);
        }

        boolean position() {
            return fields.contains("startx") || fields.contains("starty");
        }

        Optional<Footprint> footprint(LocationDraft draft) {
            return Footprint.of(
                    fields.contains("geom") ? draft.geom() : Optional.empty(), draft.latitude(), draft.longitude());
        }
    }

    Uni<Location> make(LocationDraft draft, Options options, Write write) {
        Location location = new Location().apply(draft, levels);
        Optional<Footprint> footprint = draft.footprint();
        if (footprint.isEmpty() && !location.level().isMeasured()) {
            throw Problem.rule("geom", "one_geometry", "Send geom, or latitude and longitude");
        }
        return place(location, footprint, draft, Sent.ALL, options, write)
                .chain(location::persist)
                .chain(() -> settle(location, options, write))
                .replaceWith(location);
    }

    Uni<Location> change(UUID id, LocationDraft draft, Sent sent, Options options, Write write) {
        refuseWorld(id);
        return inOneUpdate(id).flatMap(location -> {
            List<Object> core = location.core();
            List<Object> measures = measures(location);
            boolean otherParent = !Objects.equals(location.parentId, draft.parentId());
            boolean otherLevel = !draft.admLevel().equals(Optional.of(location.admLevel));
            boolean otherLayers =
                    !List.of(location.relatedIds).equals(draft.relatedIds().orElse(List.of()));
            boolean wasArea = location.level().isArea();
            location.apply(draft, levels);
            Optional<Footprint> footprint = sent.footprint(draft);
            if (otherLevel
                    && footprint.isEmpty()
                    && !(wasArea && location.level().isArea())) {
                throw Problem.rule("geom", "geometry_type", "A location of another kind comes with its geometry");
            }
            if (footprint.isEmpty() && !draft.datum().equals(Optional.of(location.datum))) {
                throw Problem.rule("datum", "one_geometry", "A datum comes with the geometry that it belongs to");
            }
            boolean otherShape = sent.place() || otherLevel || !measures.equals(measures(location));
            if ((sent.place() || otherParent) && !sent.position() && !isRelative(location, footprint, sent)) {
                location.forgetPosition();
            }
            return requireFree(location, sent.place() || !core.equals(coreOf(location, draft)), write.actor())
                    .chain(() -> otherShape || otherParent
                            ? place(location, footprint, draft, sent, options, write)
                                    .chain(() -> settle(location, options, write))
                            : Uni.createFrom().voidItem())
                    .chain(() -> otherLayers
                            ? requireRelated(location)
                            : Uni.createFrom().voidItem())
                    .chain(() -> otherShape || (otherParent && location.level().isMeasured())
                            ? inside.follow(location)
                            : Uni.createFrom().voidItem())
                    .replaceWith(location);
        });
    }

    /** What is asked of the database on the way shall not write half a change, which would be an event of its own. */
    private static Uni<Location> inOneUpdate(UUID id) {
        return Panache.getSession()
                .invoke(session -> session.setFlushMode(FlushMode.COMMIT))
                .chain(() -> Location.findById(id));
    }

    private static List<Object> measures(Location location) {
        return List.of(location.measures(), location.azimuth.stripTrailingZeros());
    }

    private static boolean isRelative(Location location, Optional<Footprint> footprint, Sent sent) {
        return footprint.isEmpty() && (sent.place() || location.geometryOrigin.equals(Drawing.RELATIVE));
    }

    Uni<Void> remove(UUID id) {
        refuseWorld(id);
        return Usage.requireNone("location", id)
                .chain(() -> Location.<Location>findById(id))
                .chain(Location::delete);
    }

    private Uni<Void> place(
            Location location,
            Optional<Footprint> footprint,
            LocationDraft draft,
            Sent sent,
            Options options,
            Write write) {
        Datum datum =
                footprint.isPresent() ? Datum.of(draft.datum(), footprint.get().srid()) : new Datum(location.datum);
        footprint.ifPresent(given -> check(given, location.level(), datum));
        Optional<UUID> parent = Optional.ofNullable(draft.parentId());
        Uni<Survey> survey = location.level().isMeasured()
                ? drawn(location, footprint, datum, sent.fields().contains("geom") && footprint.isEmpty(), parent)
                : survey(footprint.map(Footprint::wkb), datum.srid().orElse(0), options.repair(), location, parent)
                        .map(Survey::new);
        return survey.invoke(found -> {
                    judge(location, footprint, datum, found, write);
                    if (sent.fields().contains("x")) {
                        location.otherLength(draft.x())
                                .ifPresent(message -> write.warn("length_computed", "x", message));
                    }
                })
                .replaceWithVoid();
    }

    /** Draws a plot or transect and surveys what was drawn. */
    private Uni<Survey> drawn(
            Location location, Optional<Footprint> footprint, Datum datum, boolean erased, Optional<UUID> parent) {
        return found(
                        GROUND,
                        footprint.map(Footprint::wkb).orElse(null),
                        datum.srid().orElse(0),
                        location.id.toString(),
                        parent.map(UUID::toString).orElse(null))
                .map(Ground::new)
                .flatMap(ground -> {
                    Drawing drawing = Drawing.of(location, ground, erased);
                    location.draw(drawing);
                    return survey(Optional.of(drawing.wkb()), Datum.WGS_84, false, location, parent)
                            .map(found -> new Survey(found, ground.srsKnown()))
                            .invoke(found -> settlePosition(location, found, drawing));
                });
    }

    /** A subplot is told of its position before it is told of its parent's border. */
    static void settlePosition(Location location, Survey survey, Drawing drawing) {
        if (location.level().equals(AdmLevel.PLOT)) {
            location.settlePosition(survey.outer(), drawing.geometry().getCoordinate());
        }
    }

    private void judge(Location location, Optional<Footprint> footprint, Datum datum, Survey survey, Write write) {
        footprint.ifPresent(given ->
                given.remarks().forEach(remark -> write.warn(remark.code(), remark.field(), remark.message())));
        survey.judge(location.level(), location.ismarine, levels, datum, Optional.of(location.id))
                .forEach(remark -> write.warn(remark.code(), remark.field(), remark.message(), remark.members()));
        footprint.ifPresent(given -> location.place(given, datum, survey));
        location.parentId = survey.parent().orElse(null);
    }

    private Uni<JsonNode> survey(
            Optional<byte[]> geometry, int srid, boolean repair, Location location, Optional<UUID> parent) {
        return found(
                SURVEY,
                geometry.orElse(null),
                srid,
                repair,
                location.admLevel,
                location.ismarine,
                parent.map(UUID::toString).orElse(null),
                location.id.toString(),
                levels.country().code(),
                levels.countryTolerance(),
                levels.areaTolerance());
    }

    private Uni<JsonNode> found(String question, @Nullable Object... arguments) {
        return Panache.getSession().flatMap(session -> {
            var query = session.createNativeQuery(question, String.class);
            for (int i = 0; i < arguments.length; i++) {
                query.setParameter(i + 1, arguments[i]);
            }
            return query.getSingleResult().map(this::read);
        });
    }

    static void check(Footprint footprint, AdmLevel level, Datum datum) {
        footprint.requireFit(level);
        if (datum.isWgs84() || datum.srid().isEmpty()) {
            footprint.requireDegrees();
        }
    }

    /** What follows from a new place: given layers must touch it, and a new area takes over what it covers. */
    private Uni<Void> settle(Location location, Options options, Write write) {
        return Panache.getSession()
                .flatMap(Mutiny.Session::flush)
                .chain(() -> requireRelated(location))
                .chain(() -> options.adopt() && location.level().isAdministrative()
                        ? adopt(location, write)
                        : Uni.createFrom().voidItem());
    }

    private static Uni<Void> requireRelated(Location location) {
        if (location.relatedIds.length == 0) {
            return Uni.createFrom().voidItem();
        }
        String given = Stream.of(location.relatedIds).map(UUID::toString).collect(Collectors.joining(","));
        return Panache.getSession()
                .flatMap(Mutiny.Session::flush)
                .chain(() -> Panache.getSession())
                .flatMap(session -> session.createNativeQuery(NOT_RELATED, String.class)
                        .setParameter(1, given)
                        .setParameter(2, location.id)
                        .getResultList())
                .invoke(others -> {
                    if (!others.isEmpty()) {
                        throw Problem.rule(
                                "related_ids",
                                "not_related",
                                "Related are layers of the levels 97 to 99 that touch it; " + others.get(0)
                                        + " is not");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> adopt(Location location, Write write) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(ADOPT, Object[].class)
                        .setParameter(1, location.id)
                        .getResultList())
                .invoke(adopted -> {
                    if (!adopted.isEmpty()) {
                        write.tell("adopted", named(adopted));
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> requireFree(Location location, boolean coreChanges, Actor actor) {
        return !coreChanges || actor.isSuperAdmin()
                ? Uni.createFrom().voidItem()
                : Usage.of("location", location.id)
                        .invoke(used -> {
                            if (!used.isEmpty()) {
                                throw Problem.forbidden("in_use", "Data refer to it; a super admin may change it");
                            }
                        })
                        .replaceWithVoid();
    }

    /** The core as it will be: the parent is set by the survey, which has not run yet. */
    private static List<Object> coreOf(Location location, LocationDraft draft) {
        List<Object> core = location.core();
        core.set(2, Optional.ofNullable(draft.parentId()));
        return core;
    }

    static List<Map<String, Object>> named(List<Object[]> rows) {
        return rows.stream()
                .map(row -> row.length > 2
                        ? Map.of("id", row[0], "name", row[1], "metres", row[2])
                        : Map.of("id", row[0], "name", row[1]))
                .toList();
    }

    private static void refuseWorld(UUID id) {
        if (id.equals(Location.WORLD)) {
            throw Problem.forbidden("protected", "The World stays as it is");
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
