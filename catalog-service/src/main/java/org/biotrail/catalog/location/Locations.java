package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.catalog.usage.Usage;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Write;
import org.hibernate.reactive.mutiny.Mutiny;

/** What is done with locations, inside the transaction at hand. */
@ApplicationScoped
class Locations {
    static final String SURVEY = """
            select cast(location_survey(ST_GeomFromWKB(cast(?1 as bytea), 4326), ?2, ?3, ?4, ?5, cast(?6 as uuid), cast(?7 as uuid), ?8, ?9, ?10) as text)""";
    private static final String NOT_RELATED = """
            select cast(given as text) from unnest(cast(?1 as uuid[])) given
            where not exists (select from location layer, location l
                              where layer.id = given and layer.adm_level between 97 and 99 and l.id = ?2
                                and ST_Intersects(layer.geom, l.geom))""";
    private static final String ADOPT = """
            update location s set parent_id = a.id
            from location a
            where a.id = ?1 and s.parent_id = a.parent_id and s.id <> a.id and s.adm_level > a.adm_level
              and s.geom && a.geom and ST_Covers(a.geom, s.geom)
            returning cast(s.id as text), s.name""";
    private static final String CHILDREN_OUTSIDE = """
            select cast(c.id as text), c.name, e.metres
            from location c, lateral (select location_excess(c.geom, ?1) as metres) e
            where c.parent_id = ?1 and not c.ismarine
              and e.metres > case when (select adm_level from location where id = ?1) = cast(?2 as int)
                                   then cast(?3 as double precision) else cast(?4 as double precision) end
            order by e.metres desc limit 20""";

    @Inject
    Levels levels;

    @Inject
    ObjectMapper json;

    /** How a write of a geometry is to go about: the query parameters of the same names. */
    record Options(boolean repair, boolean adopt) {}

    /** Which ways of giving a place a patch uses; the draft has the stored geometry as well. */
    record Sent(boolean geom, boolean pair) {
        boolean any() {
            return geom || pair;
        }

        Optional<Footprint> footprint(LocationDraft draft) {
            return Footprint.of(geom ? draft.geom() : Optional.empty(), draft.latitude(), draft.longitude());
        }
    }

    Uni<Location> make(LocationDraft draft, Options options, Write write) {
        Location location = new Location().apply(draft, levels);
        Footprint footprint = draft.footprint()
                .orElseThrow(() -> Problem.rule("geom", "one_geometry", "Send geom, or latitude and longitude"));
        return place(location, Optional.of(footprint), draft, options, write)
                .chain(location::persist)
                .chain(() -> settle(location, options, write))
                .replaceWith(location);
    }

    Uni<Location> change(UUID id, LocationDraft draft, Sent sent, Options options, Write write) {
        refuseWorld(id);
        return Location.<Location>findById(id).flatMap(location -> {
            List<Object> core = location.core();
            boolean otherPlace = sent.any()
                    || !Objects.equals(location.parentId, draft.parentId())
                    || !draft.admLevel().equals(Optional.of(location.admLevel));
            boolean otherLayers =
                    !List.of(location.relatedIds).equals(draft.relatedIds().orElse(List.of()));
            location.apply(draft, levels);
            Optional<Footprint> footprint = sent.footprint(draft);
            if (footprint.isEmpty() && !draft.datum().equals(Optional.of(location.datum))) {
                throw Problem.rule("datum", "one_geometry", "A datum comes with the geometry that it belongs to");
            }
            return requireFree(location, sent.any() || !core.equals(coreOf(location, draft)), write.actor())
                    .chain(() -> otherPlace
                            ? place(location, footprint, draft, options, write)
                                    .chain(() -> settle(location, options, write))
                            : Uni.createFrom().voidItem())
                    .chain(() -> otherLayers
                            ? requireRelated(location)
                            : Uni.createFrom().voidItem())
                    .chain(() -> sent.any()
                            ? requireChildrenInside(location)
                            : Uni.createFrom().voidItem())
                    .replaceWith(location);
        });
    }

    Uni<Void> remove(UUID id) {
        refuseWorld(id);
        return Usage.requireNone("location", id)
                .chain(() -> Location.<Location>findById(id))
                .chain(Location::delete);
    }

    /** The survey of a footprint, or of a stored location's own. */
    Uni<Survey> survey(
            Optional<Footprint> footprint, Datum datum, boolean repair, Location location, Optional<UUID> parent) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(SURVEY, String.class)
                        .setParameter(1, footprint.map(Footprint::wkb).orElse(null))
                        .setParameter(2, datum.srid().orElse(0))
                        .setParameter(3, repair)
                        .setParameter(4, location.admLevel)
                        .setParameter(5, location.ismarine)
                        .setParameter(6, parent.map(UUID::toString).orElse(null))
                        .setParameter(7, location.id.toString())
                        .setParameter(8, levels.country().code())
                        .setParameter(9, levels.countryTolerance())
                        .setParameter(10, levels.areaTolerance())
                        .getSingleResult())
                .map(this::read);
    }

    private Uni<Void> place(
            Location location, Optional<Footprint> footprint, LocationDraft draft, Options options, Write write) {
        Datum datum =
                footprint.isPresent() ? Datum.of(draft.datum(), footprint.get().srid()) : new Datum(location.datum);
        footprint.ifPresent(sent -> check(sent, location.level(), datum));
        return survey(footprint, datum, options.repair(), location, Optional.ofNullable(draft.parentId()))
                .invoke(survey -> {
                    footprint.ifPresent(sent -> sent.remarks()
                            .forEach(remark -> write.warn(remark.code(), remark.field(), remark.message())));
                    survey.judge(location.level(), location.ismarine, levels, datum, Optional.of(location.id))
                            .forEach(remark ->
                                    write.warn(remark.code(), remark.field(), remark.message(), remark.members()));
                    footprint.ifPresent(sent -> location.place(sent, datum, survey));
                    location.parentId = survey.parent().orElse(null);
                })
                .replaceWithVoid();
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
        String given = "{"
                + String.join(
                        ",",
                        List.of(location.relatedIds).stream()
                                .map(UUID::toString)
                                .toList()) + "}";
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

    private Uni<Void> requireChildrenInside(Location location) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(CHILDREN_OUTSIDE, Object[].class)
                        .setParameter(1, location.id)
                        .setParameter(2, levels.country().code())
                        .setParameter(3, levels.countryTolerance())
                        .setParameter(4, levels.areaTolerance())
                        .getResultList())
                .invoke(outside -> {
                    if (!outside.isEmpty()) {
                        throw Problem.rule("geom", "children_outside", "Locations that lie in it would lie outside")
                                .with("children", named(outside));
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

    private static List<Map<String, Object>> named(List<Object[]> rows) {
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

    private Survey read(String text) {
        try {
            return new Survey(json.readTree(text));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
