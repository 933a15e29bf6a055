package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.hibernate.reactive.mutiny.Mutiny;

/** What follows for the locations inside one whose geometry or measures were changed, inside the transaction at hand. */
@ApplicationScoped
class WhatLiesInside {
    private static final String OUTSIDE = """
            select cast(o.id as text), o.name, o.metres
            from location_children_outside(cast(string_to_array(?1, ',') as uuid[]), ?2, ?3, ?4) o""";

    @Inject
    Levels levels;

    @Inject
    ObjectMapper json;

    /**
     * Redraws the plots that follow from it and holds what lies in all of them to their borders.
     *
     * @return fails with 422 {@code children_outside}, up to 20 named
     */
    Uni<Void> follow(Location location) {
        return Panache.getSession()
                .flatMap(Mutiny.Session::flush)
                .chain(() -> redraw(location))
                .chain(this::requireChildrenInside);
    }

    private Uni<String> redraw(Location location) {
        if (!location.level().equals(AdmLevel.PLOT)) {
            return Uni.createFrom().item(location.id.toString());
        }
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(positional(InnerPlots.FIND), Object[].class)
                        .setParameter(1, location.id.toString())
                        .getResultList())
                .map(rows -> InnerPlots.redrawn(
                        Set.of(location.id),
                        rows.stream().map(InnerPlots.Inner::of).toList()))
                .flatMap(redrawn -> redrawn.isEmpty()
                        ? Uni.createFrom().item(location.id.toString())
                        : store(redrawn).replaceWith(ids(location.id, redrawn)));
    }

    private Uni<Integer> store(List<Map<String, Object>> redrawn) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(positional(InnerPlots.REDRAW))
                        .setParameter(1, text(redrawn))
                        .executeUpdate());
    }

    private Uni<Void> requireChildrenInside(String ids) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(OUTSIDE, Object[].class)
                        .setParameter(1, ids)
                        .setParameter(2, levels.country().code())
                        .setParameter(3, levels.countryTolerance())
                        .setParameter(4, levels.areaTolerance())
                        .getResultList())
                .invoke(outside -> {
                    if (!outside.isEmpty()) {
                        throw Problem.rule("geom", "children_outside", "Locations that lie in it would lie outside")
                                .with("children", Locations.named(outside));
                    }
                })
                .replaceWithVoid();
    }

    private static String ids(UUID changed, List<Map<String, Object>> redrawn) {
        return Stream.concat(Stream.of(changed), redrawn.stream().map(one -> one.get("id")))
                .map(String::valueOf)
                .collect(Collectors.joining(","));
    }

    /** Hibernate writes {@code ?1} for PostgreSQL's {@code $1}. */
    private static String positional(String sql) {
        return sql.replace('$', '?');
    }

    private String text(List<Map<String, Object>> redrawn) {
        try {
            return json.writeValueAsString(redrawn);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
