package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.sqlclient.data.Numeric;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** The statements of an import of locations, each for all rows of a batch and level at once. */
final class LocationImportSql {
    /** By level; of the levels that may lie in themselves, the outer ones first. A circle of parents fails. */
    private static final String ORDER = """
            with recursive named as (
                select number, lower("values" ->> 'name') as name, ("values" ->> 'adm_level')::numeric::int as level,
                       lower(btrim(regexp_replace("values" ->> 'parent', '^.*>', ''))) as parent
                from job_row
                where job_id = $1 and "values" ->> 'adm_level' ~ '^-?[0-9]{1,4}(\\.0+)?$'
            ), deep as (
                select n.number, n.name, n.level, 0 as depth from named n
                where n.level < 97 or not exists (
                    select from named p where p.level = n.level and p.name = n.parent and p.number <> n.number)
                union all
                select n.number, n.name, n.level, d.depth + 1
                from named n join deep d on d.level = n.level and d.name = n.parent and d.number <> n.number
                where n.level >= 97 and d.depth < 50
            ), placed as (
                update job_row r set place = d.level * 100 + d.depth
                from (select number, level, max(depth) as depth from deep group by 1, 2) d
                where r.job_id = $1 and r.number = d.number
                returning r.number
            )
            update job_row r set state = 'failed', violations = '[{"field": "parent", "code": "cycle",
                                                                   "message": "It lies in itself by way of its parents"}]'
            where r.job_id = $1 and r.number in (select number from named) and r.number not in (select number from placed)""";

    private static final String MATCHES = """
            select g.text, l.id, l.adm_level
            from unnest($1::text[]) g(text), lateral location_matches(g.text) m join location l on l.id = m""";
    private static final String FAILED = """
            select exists (select from job_row where job_id = $1 and failed and lower("values" ->> 'name') = $2)""";
    private static final String STORED = """
            select g.number, l.id from unnest($1::int[], $2::uuid[], $3::text[]) g(number, parent, name)
            join location l on l.parent_id = g.parent and lower(l.name) = lower(g.name)""";
    private static final String GROUND = """
            select g.number, location_ground(ST_GeomFromWKB(g.wkb, 4326), g.srid, null, g.parent)::text
            from unnest($1::int[], $2::bytea[], $3::int[], $4::uuid[]) g(number, wkb, srid, parent)""";
    private static final String CHILDREN_INSIDE = """
            select name from location_children_outside($1::uuid[], $2, $3, $4) limit 1""";
    private static final String SURVEY = """
            select g.number,
                   location_survey(ST_GeomFromWKB(g.wkb, 4326), g.srid, $7, g.level, g.marine, g.parent, g.itself, $8, $9, $10)::text
            from unnest($1::int[], $2::bytea[], $3::int[], $4::int[], $5::boolean[], $6::uuid[], $11::uuid[])
                 g(number, wkb, srid, level, marine, parent, itself)""";
    private static final String NOT_RELATED = """
            select distinct g.number
            from unnest($1::int[], $2::bytea[], $3::uuid[]) g(number, wkb, layer)
            left join location l on l.id = g.layer and l.adm_level between 97 and 99
                                and ST_Intersects(l.geom, ST_GeomFromWKB(g.wkb, 4326))
            where l.id is null""";
    private static final String FIELDS = """
            jsonb_to_recordset($1::text::jsonb) r(n int, id uuid, name text, adm_level int, parent_id uuid, azimuth numeric,
                altitude numeric, datum text, ismarine boolean, related_ids uuid[], country_code text,
                coordinate_uncertainty numeric, notes text, verbatim_coordinates text, verbatim_srs text,
                x numeric, y numeric, startx numeric, starty numeric, geometry_origin text)""";
    private static final String INSERT = """
            insert into location (id, name, adm_level, parent_id, azimuth, altitude, datum, ismarine, related_ids,
                                  country_code, coordinate_uncertainty, notes, verbatim_coordinates, verbatim_srs,
                                  x, y, startx, starty, geometry_origin, geom)
            select r.id, r.name, r.adm_level, r.parent_id, r.azimuth, r.altitude, r.datum, r.ismarine, r.related_ids,
                   r.country_code, r.coordinate_uncertainty, r.notes, r.verbatim_coordinates, r.verbatim_srs,
                   r.x, r.y, r.startx, r.starty, r.geometry_origin, ST_GeomFromWKB(($2::bytea[])[r.n], 4326)
            from""" + " " + FIELDS;
    private static final String UPDATE = """
            with before as (select l.id, l.version, l.geom from location l where l.id = any ($3::uuid[]) for update)
            update location l
            set adm_level = r.adm_level, azimuth = r.azimuth, altitude = coalesce(r.altitude, l.altitude), datum = r.datum,
                ismarine = r.ismarine, related_ids = case when r.related_ids = '{}' then l.related_ids else r.related_ids end,
                country_code = coalesce(r.country_code, l.country_code),
                coordinate_uncertainty = coalesce(r.coordinate_uncertainty, l.coordinate_uncertainty),
                notes = coalesce(r.notes, l.notes), verbatim_coordinates = r.verbatim_coordinates,
                verbatim_srs = r.verbatim_srs, x = r.x, y = r.y, startx = r.startx, starty = r.starty,
                geometry_origin = r.geometry_origin, geom = ST_GeomFromWKB(($2::bytea[])[r.n], 4326)
            from %s, before
            where l.id = r.id and before.id = l.id
            returning l.id, l.version <> before.version""".formatted(FIELDS);
    private static final String USED = "select id from unnest($1::uuid[]) id where used_by('location', id) <> '{}'";
    private static final String ADOPT = """
            update location s set parent_id = a.id
            from location a
            where a.id = any ($1::uuid[]) and s.parent_id = a.parent_id and s.id <> a.id and s.adm_level > a.adm_level
              and s.geom && a.geom and ST_Covers(a.geom, s.geom)""";

    private LocationImportSql() {}

    /** A location that a text refers to. */
    record Match(UUID id, int level) {}

    static void order(ImportRun run) {
        run.query(ORDER, run.job());
    }

    static Map<String, List<Match>> matches(Collection<String> texts, ImportRun run) {
        Map<String, List<Match>> found = new HashMap<>();
        if (!texts.isEmpty()) {
            run.query(MATCHES, (Object) texts.toArray(String[]::new))
                    .forEach(row -> found.computeIfAbsent(row.getString(0), text -> new ArrayList<>())
                            .add(new Match(row.getUUID(1), row.getInteger(2))));
        }
        return found;
    }

    static boolean failedBefore(String name, ImportRun run) {
        return run.query(FAILED, run.job(), name).iterator().next().getBoolean(0);
    }

    /** Rows' numbers with the ids of locations of the same parent and name. */
    static Map<Integer, UUID> stored(List<LocationRow> rows, ImportRun run) {
        Map<Integer, UUID> found = new HashMap<>();
        List<LocationRow> with = rows.stream().filter(row -> row.parent != null).toList();
        if (!with.isEmpty()) {
            run.query(
                            STORED,
                            numbers(with),
                            with.stream().map(row -> row.parent).toArray(UUID[]::new),
                            with.stream().map(row -> row.location.name).toArray(String[]::new))
                    .forEach(row -> found.put(row.getInteger(0), row.getUUID(1)));
        }
        return found;
    }

    static RowSet<Row> ground(List<LocationRow> rows, ImportRun run) {
        return run.query(
                GROUND,
                numbers(rows),
                rows.stream()
                        .map(row -> row.footprint
                                .map(footprint -> Buffer.buffer(footprint.wkb()))
                                .orElse(null))
                        .toArray(Buffer[]::new),
                rows.stream().map(row -> row.datum.srid().orElse(0)).toArray(Integer[]::new),
                rows.stream().map(row -> row.parent).toArray(UUID[]::new));
    }

    static RowSet<Row> survey(List<LocationRow> rows, Levels levels, ImportRun run) {
        return run.query(
                SURVEY,
                numbers(rows),
                rows.stream().map(row -> Buffer.buffer(row.shape())).toArray(Buffer[]::new),
                rows.stream().map(LocationRow::srid).toArray(Integer[]::new),
                rows.stream().map(row -> row.location.admLevel).toArray(Integer[]::new),
                rows.stream().map(row -> row.location.ismarine).toArray(Boolean[]::new),
                rows.stream().map(row -> row.parent).toArray(UUID[]::new),
                !"false".equals(run.options().get("repair")),
                levels.country().code(),
                levels.countryTolerance(),
                levels.areaTolerance(),
                rows.stream().map(row -> row.stored).toArray(UUID[]::new));
    }

    /** Numbers of the rows that name layers which do not touch them, or are none. */
    static Set<Integer> notRelated(List<LocationRow> rows, ImportRun run) {
        List<Integer> numbers = new ArrayList<>();
        List<Buffer> shapes = new ArrayList<>();
        List<UUID> layers = new ArrayList<>();
        rows.forEach(row -> {
            for (UUID layer : row.location.relatedIds) {
                numbers.add(row.number);
                shapes.add(Buffer.buffer(row.shape()));
                layers.add(layer);
            }
        });
        Set<Integer> apart = new HashSet<>();
        if (!numbers.isEmpty()) {
            run.query(
                            NOT_RELATED,
                            numbers.toArray(Integer[]::new),
                            shapes.toArray(Buffer[]::new),
                            layers.toArray(UUID[]::new))
                    .forEach(row -> apart.add(row.getInteger(0)));
        }
        return apart;
    }

    static List<RowOutcome> insert(List<LocationRow> rows, ObjectMapper json, ImportRun run) {
        if (rows.isEmpty()) {
            return List.of();
        }
        run.query(INSERT, fields(rows, json), shapes(rows));
        return rows.stream()
                .map(row -> RowOutcome.created(row.number, row.location.id.toString())
                        .warned(row.remarks))
                .toList();
    }

    static List<RowOutcome> update(List<LocationRow> rows, ObjectMapper json, ImportRun run) {
        List<RowOutcome> outcomes = new ArrayList<>();
        List<LocationRow> free = new ArrayList<>(rows);
        if (!rows.isEmpty() && !run.actor().isSuperAdmin()) {
            run.query(USED, (Object) ids(rows))
                    .forEach(used -> free.removeIf(row -> {
                        boolean held = row.location.id.equals(used.getUUID(0));
                        if (held) {
                            outcomes.add(RowOutcome.failed(
                                    row.number,
                                    List.of(new Violation(
                                            "", "in_use", "Data refer to it; a super admin may change it"))));
                        }
                        return held;
                    }));
        }
        if (!free.isEmpty()) {
            Map<UUID, Boolean> changed = new HashMap<>();
            run.query(UPDATE, fields(free, json), shapes(free), ids(free))
                    .forEach(row -> changed.put(row.getUUID(0), row.getBoolean(1)));
            free.forEach(row -> outcomes.add((changed.getOrDefault(row.location.id, false)
                            ? RowOutcome.updated(row.number, row.location.id.toString())
                            : RowOutcome.unchanged(row.number, row.location.id.toString()))
                    .warned(row.remarks)));
        }
        return outcomes;
    }

    /** What follows for the locations inside changed ones. Those that would lie outside are a problem of their rows. */
    static void follow(List<LocationRow> rows, Levels levels, ObjectMapper json, ImportRun run) {
        if (rows.isEmpty()) {
            return;
        }
        Set<UUID> changed = new HashSet<>(List.of(ids(rows)));
        List<InnerPlots.Inner> plots = new ArrayList<>();
        String all = changed.stream().map(UUID::toString).collect(Collectors.joining(","));
        run.query(InnerPlots.FIND, all).forEach(row -> plots.add(InnerPlots.Inner.of(values(row))));
        try {
            List<Map<String, Object>> redrawn = InnerPlots.redrawn(changed, plots);
            redrawn.forEach(one -> changed.add((UUID) one.get("id")));
            if (!redrawn.isEmpty()) {
                run.query(InnerPlots.REDRAW, json.writeValueAsString(redrawn));
            }
            for (Row row : run.query(
                    CHILDREN_INSIDE,
                    changed.toArray(UUID[]::new),
                    levels.country().code(),
                    levels.countryTolerance(),
                    levels.areaTolerance())) {
                throw Problem.rule("geom", "children_outside", row.getString(0) + " would lie outside");
            }
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        } catch (Problem broken) {
            // The kit takes a problem for one of the whole file; this is one of a row, which it looks for in halves.
            throw new IllegalStateException(broken);
        }
    }

    private static Object[] values(Row row) {
        Object[] values = new Object[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.getValue(i) instanceof Numeric ? row.getBigDecimal(i) : row.getValue(i);
        }
        return values;
    }

    static void adopt(List<LocationRow> rows, ImportRun run) {
        List<LocationRow> areas = rows.stream()
                .filter(row -> row.location.level().isAdministrative())
                .toList();
        if (!areas.isEmpty()) {
            run.query(ADOPT, (Object) ids(areas));
        }
    }

    private static Integer[] numbers(List<LocationRow> rows) {
        return rows.stream().map(row -> row.number).toArray(Integer[]::new);
    }

    private static UUID[] ids(List<LocationRow> rows) {
        return rows.stream().map(row -> row.location.id).toArray(UUID[]::new);
    }

    private static Buffer[] shapes(List<LocationRow> rows) {
        return rows.stream().map(row -> Buffer.buffer(row.location.geom)).toArray(Buffer[]::new);
    }

    private static String fields(List<LocationRow> rows, ObjectMapper json) {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (LocationRow row : rows) {
            Location location = row.location;
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("n", fields.size() + 1);
            one.put("id", location.id);
            one.put("name", location.name);
            one.put("adm_level", location.admLevel);
            put(one, "parent_id", row.parent);
            one.put("azimuth", location.azimuth);
            put(one, "altitude", location.altitude);
            one.put("datum", location.datum);
            one.put("ismarine", location.ismarine);
            one.put("related_ids", location.relatedIds);
            put(one, "country_code", location.countryCode);
            put(one, "coordinate_uncertainty", location.coordinateUncertainty);
            put(one, "notes", location.notes);
            put(one, "verbatim_coordinates", location.verbatimCoordinates);
            put(one, "verbatim_srs", location.verbatimSrs);
            put(one, "x", location.x);
            put(one, "y", location.y);
            put(one, "startx", location.startx);
            put(one, "starty", location.starty);
            one.put("geometry_origin", location.geometryOrigin);
            fields.add(one);
        }
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
