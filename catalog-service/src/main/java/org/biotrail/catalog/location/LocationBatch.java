package org.biotrail.catalog.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.ImportRun.OnConflict;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/** A batch of an import of locations on its way through the rules: a few statements for each of its levels. */
final class LocationBatch {
    private final Levels levels;
    private final ObjectMapper json;
    private final ImportRun run;
    private final List<RowOutcome> outcomes = new ArrayList<>();
    private final Set<String> failedNames = new HashSet<>();

    LocationBatch(Levels levels, ObjectMapper json, ImportRun run) {
        this.levels = levels;
        this.json = json;
        this.run = run;
    }

    /** Stores what holds to the rules; one outcome for each row. */
    List<RowOutcome> store(List<StagedRow> rows) {
        Map<Integer, List<LocationRow>> byLevel = new TreeMap<>();
        for (StagedRow row : rows) {
            try {
                LocationRow read = LocationRow.read(row, levels);
                byLevel.computeIfAbsent(read.location.admLevel, level -> new ArrayList<>())
                        .add(read);
            } catch (Problem broken) {
                row.text("name").ifPresent(name -> failedNames.add(name.toLowerCase(Locale.ROOT)));
                outcomes.add(RowOutcome.failed(row.number(), broken.violations()));
            }
        }
        byLevel.values().forEach(this::storeLevel);
        return outcomes;
    }

    /** Of a level that may lie in itself the outer ones go first. */
    private void storeLevel(List<LocationRow> rows) {
        List<LocationRow> left = rows;
        while (!left.isEmpty()) {
            List<LocationRow> all = left;
            List<LocationRow> waiting =
                    all.stream().filter(row -> row.waitsForOneOf(all)).toList();
            boolean stuck = waiting.size() == all.size();
            List<LocationRow> ready = stuck
                    ? all
                    : all.stream().filter(row -> !waiting.contains(row)).toList();
            write(related(survey(draw(resolve(ready)))));
            left = stuck ? List.of() : waiting;
        }
    }

    /** Finds the parents and related layers that texts name; rows that name none or several fail. */
    private List<LocationRow> resolve(List<LocationRow> rows) {
        Set<String> texts = new HashSet<>();
        rows.forEach(row -> {
            row.parentText.ifPresent(texts::add);
            texts.addAll(row.relatedTexts);
        });
        Map<String, List<LocationImportSql.Match>> known = LocationImportSql.matches(texts, run);
        List<LocationRow> resolved = new ArrayList<>();
        for (LocationRow row : rows) {
            try {
                row.parentText.ifPresent(text -> row.parent = parent(row, text, known.getOrDefault(text, List.of())));
                row.location.relatedIds = row.relatedTexts.stream()
                        .map(text -> one("related_locations", text, known.getOrDefault(text, List.of())))
                        .toArray(UUID[]::new);
                resolved.add(row);
            } catch (Problem broken) {
                fail(row, broken.violations());
            }
        }
        return resolved;
    }

    /** Of several locations of a name the one whose level may be a parent's here. */
    private UUID parent(LocationRow row, String text, List<LocationImportSql.Match> found) {
        if (found.isEmpty()) {
            String name = LocationRow.lastName(text);
            boolean failed = failedNames.contains(name) || LocationImportSql.failedBefore(name, run);
            throw failed
                    ? Problem.rule("parent", "depends_on_failed", "The row of " + text + " has failed")
                    : Problem.rule("parent", "unknown_reference", "There is no location " + text);
        }
        List<LocationImportSql.Match> fitting = found.stream()
                .filter(match -> row.location
                        .level()
                        .mayLieIn(new AdmLevel(match.level()), levels.country(), row.location.ismarine))
                .toList();
        return one("parent", text, fitting.isEmpty() ? found : fitting);
    }

    private static UUID one(String column, String text, List<LocationImportSql.Match> found) {
        if (found.size() == 1) {
            return found.get(0).id();
        }
        throw found.isEmpty()
                ? Problem.rule(column, "unknown_reference", "There is no location " + text)
                : Problem.rule(column, "ambiguous_reference", "There are several locations " + text);
    }

    /** Makes plots and transects of what the rows say of them. */
    private List<LocationRow> draw(List<LocationRow> rows) {
        List<LocationRow> measured =
                rows.stream().filter(row -> row.location.level().isMeasured()).toList();
        if (measured.isEmpty()) {
            return rows;
        }
        Map<Integer, Ground> grounds = new HashMap<>();
        for (Row row : LocationImportSql.ground(measured, run)) {
            grounds.put(row.getInteger(0), new Ground(read(row.getString(1))));
        }
        List<LocationRow> drawn = new ArrayList<>();
        for (LocationRow row : rows) {
            try {
                @Nullable Ground ground = grounds.get(row.number);
                if (ground != null) {
                    row.drawing = Drawing.again(row.location, ground, row.toldOrigin)
                            .orElseGet(() -> Drawing.of(row.location, ground, true));
                    row.srsKnown = ground.srsKnown();
                    row.location.draw(row.drawing);
                }
                drawn.add(row);
            } catch (Problem broken) {
                fail(row, broken.violations());
            }
        }
        return drawn;
    }

    /** Holds the places to the rules; what is left has its final geometry and parent, or is known already. */
    private List<LocationRow> survey(List<LocationRow> rows) {
        if (rows.isEmpty()) {
            return rows;
        }
        Map<Integer, UUID> known = LocationImportSql.stored(rows, run);
        rows.forEach(row -> row.stored = known.get(row.number));
        Map<Integer, Survey> surveys = new HashMap<>();
        for (Row row : LocationImportSql.survey(rows, levels, run)) {
            surveys.put(row.getInteger(0), new Survey(read(row.getString(1))));
        }
        List<LocationRow> judged = new ArrayList<>();
        for (LocationRow row : rows) {
            Survey survey = Optional.ofNullable(surveys.get(row.number)).orElseThrow();
            if (row.stored == null && survey.isSamePlace(row.location)) {
                row.stored = survey.equal().orElseThrow();
            }
            try {
                if (row.stored == null || run.onConflict() == OnConflict.UPDATE) {
                    judge(row, survey);
                }
                judged.add(row);
            } catch (Problem broken) {
                fail(row, broken.violations());
            }
        }
        return judged;
    }

    private void judge(LocationRow row, Survey survey) {
        List<Violation> remarks =
                new ArrayList<>(row.footprint.map(Footprint::remarks).orElse(List.of()));
        @Nullable Drawing drawing = row.drawing;
        if (drawing != null) {
            Locations.settlePosition(row.location, survey, drawing);
        }
        if (!row.srsKnown) {
            remarks.add(new Violation("datum", "datum_not_transformed", "The coordinates are taken as WGS 84"));
        }
        survey.judge(row.location.level(), row.location.ismarine, levels, row.datum, Optional.ofNullable(row.stored))
                .forEach(remark -> remarks.add(new Violation(remark.field(), remark.code(), remark.message())));
        row.remarks = List.copyOf(remarks);
        row.footprint.ifPresent(footprint -> row.location.place(footprint, row.datum, survey));
        row.parent = survey.parent().orElseThrow();
    }

    /** Layers that were named must touch the location. */
    private List<LocationRow> related(List<LocationRow> rows) {
        Set<Integer> apart = LocationImportSql.notRelated(rows, run);
        return rows.stream()
                .filter(row -> {
                    if (apart.contains(row.number)) {
                        fail(
                                row,
                                "related_locations",
                                "not_related",
                                "A related layer is of level 97 to 99 and touches it");
                    }
                    return !apart.contains(row.number);
                })
                .toList();
    }

    /** New ones are inserted, known ones treated as {@code on_conflict} says. */
    private void write(List<LocationRow> rows) {
        Map<String, LocationRow> added = new LinkedHashMap<>();
        Map<UUID, LocationRow> changed = new LinkedHashMap<>();
        Map<Integer, UUID> found = LocationImportSql.stored(rows, run);
        for (LocationRow row : rows) {
            UUID stored = row.stored == null ? found.get(row.number) : row.stored;
            if (stored == null) {
                row.location.id = UuidCreator.getTimeOrderedEpoch();
                if (added.putIfAbsent(row.key(), row) != null) {
                    fail(row, "name", "duplicate_name", "Another row of this parent has this name");
                }
            } else if (run.onConflict() == OnConflict.SKIP) {
                outcomes.add(RowOutcome.skipped(row.number, "duplicate_name", "There is such a location"));
            } else if (run.onConflict() == OnConflict.FAIL) {
                fail(row, "name", "duplicate_name", "Another location of this parent has this name");
            } else {
                row.location.id = stored;
                if (changed.putIfAbsent(stored, row) != null) {
                    fail(row, "name", "duplicate_name", "Another row of this parent has this name");
                }
            }
        }
        outcomes.addAll(LocationImportSql.insert(List.copyOf(added.values()), json, run));
        outcomes.addAll(LocationImportSql.update(List.copyOf(changed.values()), json, run));
        LocationImportSql.follow(List.copyOf(changed.values()), levels, json, run);
        if (!"false".equals(run.options().get("adopt"))) {
            LocationImportSql.adopt(List.copyOf(added.values()), run);
        }
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void fail(LocationRow row, String column, String code, String message) {
        fail(row, List.of(new Violation(column, code, message)));
    }

    private void fail(LocationRow row, List<Violation> violations) {
        failedNames.add(row.location.name.toLowerCase(Locale.ROOT));
        outcomes.add(RowOutcome.failed(row.number, violations));
    }
}
