package org.biotrail.catalog.imports;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.biotrail.kit.write.RecordedEntity;

/**
 * Imports things that are met again by a natural key. Rows are drafts and keep the rules of their entity; a row that
 * meets a thing and is to update it changes what it says and leaves the rest. A batch is found, inserted and updated in
 * one statement each, whatever its size.
 */
public abstract class KeyedImport<D, E extends RecordedEntity> implements RowImport {
    private static final Set<String> STAMPS = Set.of("version", "created_at", "created_by", "updated_at", "updated_by");
    /** Entities are written down as their columns are: their fields, in snake_case. */
    private static final ObjectMapper COLUMNS = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.AUTO_DETECT_GETTERS, MapperFeature.AUTO_DETECT_IS_GETTERS)
            .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
            .build();

    @Inject
    ObjectMapper json;

    private final Cells<D> cells;
    private final Key key;

    /**
     * How a row's thing is found.
     *
     * @param table where the things are
     * @param field the column that an answer names
     * @param code of the violation where there is such a thing already
     * @param sql the thing's id, in terms of {@code b}, the row as jsonb; null where there is none
     */
    public record Key(String table, String field, String code, String sql) {}

    protected KeyedImport(Class<D> draft, Key key) {
        this.cells = new Cells<>(draft);
        this.key = key;
    }

    protected ObjectMapper json() {
        return json;
    }

    /** A thing as the draft says it. */
    protected abstract E entity(D draft, ImportRun run);

    /** A row before its cells are read, for columns that are no fields. */
    protected ObjectNode prepared(ObjectNode row, ImportRun run) {
        return row;
    }

    /** What a row says of a thing that exists, beside what is stored of it; before both are merged. */
    protected ObjectNode met(ObjectNode said, ObjectNode stored) {
        return said;
    }

    /** Why a thing may not be added by who imports. */
    protected Optional<Violation> addition(E added, ImportRun run) {
        return Optional.empty();
    }

    /** Why a thing that exists may not be changed by who imports. */
    protected Optional<Violation> refusal(JsonNode stored, E changed, ImportRun run) {
        return Optional.empty();
    }

    /** What the caller should know of a new thing. */
    protected List<Violation> warnings(E added, ImportRun run) {
        return List.of();
    }

    @Override
    public List<String> columns() {
        return cells.columns();
    }

    @Override
    public Map<String, String> aliases() {
        return cells.aliases();
    }

    @Override
    public final List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        Batch batch = new Batch(run);
        batch.read(rows);
        List<StagedRow> later = batch.store();
        if (!later.isEmpty()) {
            batch.outcomes.addAll(store(later, run));
        }
        return batch.outcomes;
    }

    /** A row that could be read. */
    private record Candidate<T>(StagedRow row, T entity) {}

    /** The work on one batch. */
    private final class Batch {
        private final ImportRun run;
        private final List<RowOutcome> outcomes = new ArrayList<>();
        private final List<StagedRow> readable = new ArrayList<>();
        private final List<ObjectNode> bodies = new ArrayList<>();

        Batch(ImportRun run) {
            this.run = run;
        }

        void read(List<StagedRow> rows) {
            List<ObjectNode> prepared = new ArrayList<>();
            List<StagedRow> sound = new ArrayList<>();
            for (StagedRow row : rows) {
                tried(row, () -> {
                    prepared.add(prepared(row.values().deepCopy(), run));
                    sound.add(row);
                });
            }
            Map<String, Map<String, List<String>>> known = resolved(prepared);
            for (int i = 0; i < sound.size(); i++) {
                ObjectNode values = prepared.get(i);
                StagedRow row = sound.get(i);
                tried(row, () -> {
                    refer(values, known);
                    bodies.add(cells.body(values));
                    readable.add(row);
                });
            }
        }

        /** Rows whose thing another row of the batch changes come later, when that one is stored. */
        List<StagedRow> store() {
            List<StagedRow> later = new ArrayList<>();
            List<Candidate<E>> added = new ArrayList<>();
            List<Candidate<E>> changed = new ArrayList<>();
            Map<UUID, Long> versions = new HashMap<>();
            Set<UUID> met = new HashSet<>();
            for (Row found : run.query(found(), text(array(bodies)))) {
                int place = found.getInteger("place") - 1;
                StagedRow row = readable.get(place);
                UUID id = found.getUUID("id");
                if (id == null) {
                    tried(row, () -> added.add(added(row, bodies.get(place))));
                } else if (!met.add(id)) {
                    later.add(row);
                } else if (run.onConflict() == ImportRun.OnConflict.SKIP) {
                    outcomes.add(RowOutcome.skipped(row.number(), key.code(), "There is such a thing"));
                } else if (run.onConflict() == ImportRun.OnConflict.FAIL) {
                    outcomes.add(failed(row, new Violation(key.field(), key.code(), "There is such a thing")));
                } else {
                    tried(row, () -> {
                        changed.add(changed(row, bodies.get(place), object(found.getString("stored"))));
                        versions.put(id, found.getLong("version"));
                    });
                }
            }
            insert(added);
            update(changed, versions);
            return later;
        }

        private Candidate<E> added(StagedRow row, ObjectNode body) {
            E entity = bound(body);
            addition(entity, run).ifPresent(KeyedImport::refuse);
            return new Candidate<>(row, entity);
        }

        private Candidate<E> changed(StagedRow row, ObjectNode body, ObjectNode stored) {
            ObjectNode merged = stored.deepCopy().retain(cells.columns());
            merge(merged, met(body, stored));
            E entity = bound(merged);
            entity.id = UUID.fromString(stored.path("id").asText());
            refusal(stored, entity, run).ifPresent(KeyedImport::refuse);
            return new Candidate<>(row, entity);
        }

        private E bound(ObjectNode body) {
            return entity(cells.bind(json, body), run);
        }

        private void insert(List<Candidate<E>> added) {
            if (added.isEmpty()) {
                return;
            }
            List<ObjectNode> rows = rows(added);
            String columns = names(rows, "");
            run.query(
                    "insert into " + key.table() + " (" + columns + ") select " + columns
                            + " from jsonb_populate_recordset(null::" + key.table() + ", $1::text::jsonb)",
                    text(array(rows)));
            added.forEach(candidate -> outcomes.add(RowOutcome.created(
                            candidate.row().number(), candidate.entity().id.toString())
                    .warned(warnings(candidate.entity(), run))));
        }

        private void update(List<Candidate<E>> changed, Map<UUID, Long> versions) {
            if (changed.isEmpty()) {
                return;
            }
            List<ObjectNode> rows = rows(changed);
            Map<UUID, Long> after = new HashMap<>();
            run.query(
                            "update " + key.table() + " t set (" + names(rows, "") + ") = row(" + names(rows, "g.")
                                    + ") from jsonb_populate_recordset(null::" + key.table()
                                    + ", $1::text::jsonb) g where t.id = g.id returning t.id, t.version",
                            text(array(rows)))
                    .forEach(row -> after.put(row.getUUID(0), row.getLong(1)));
            changed.forEach(candidate -> {
                UUID id = candidate.entity().id;
                int number = candidate.row().number();
                outcomes.add(
                        Objects.equals(versions.get(id), after.get(id))
                                ? RowOutcome.unchanged(number, id.toString())
                                : RowOutcome.updated(number, id.toString()));
            });
        }

        /** One question for each kind of thing that the batch refers to. */
        private Map<String, Map<String, List<String>>> resolved(List<ObjectNode> rows) {
            Map<String, Set<String>> asked = new HashMap<>();
            cells.references()
                    .forEach((field, thing) -> rows.forEach(row -> texts(row, field)
                            .forEach(text -> asked.computeIfAbsent(thing, any -> new HashSet<>())
                                    .add(text))));
            Map<String, Map<String, List<String>>> known = new HashMap<>();
            asked.forEach((thing, texts) -> known.put(thing, run.resolve(thing, List.copyOf(texts))));
            return known;
        }

        private List<String> texts(ObjectNode row, String field) {
            JsonNode value = row.path(field);
            if (value.isMissingNode() || value.isNull()) {
                return List.of();
            }
            return cells.many(field)
                    ? Cells.texts(value)
                    : List.of(value.asText().strip());
        }

        private void refer(ObjectNode row, Map<String, Map<String, List<String>>> known) {
            cells.references().forEach((field, thing) -> {
                List<String> texts = texts(row, field);
                if (texts.isEmpty()) {
                    return;
                }
                List<String> ids = texts.stream()
                        .map(text -> one(
                                field,
                                thing,
                                text,
                                known.getOrDefault(thing, Map.of()).getOrDefault(text, List.of())))
                        .toList();
                if (cells.many(field)) {
                    ArrayNode list = row.putArray(field);
                    ids.forEach(list::add);
                } else {
                    row.put(field, ids.get(0));
                }
            });
        }

        private void tried(StagedRow row, Runnable work) {
            try {
                work.run();
            } catch (Problem broken) {
                outcomes.add(RowOutcome.failed(row.number(), broken.violations()));
            }
        }
    }

    private String found() {
        return "select g.place::int as place, t.id, t.version, to_jsonb(t)::text as stored"
                + " from jsonb_array_elements($1::text::jsonb) with ordinality g(b, place)"
                + " left join " + key.table() + " t on t.id = " + key.sql();
    }

    private List<ObjectNode> rows(List<Candidate<E>> candidates) {
        return candidates.stream().map(candidate -> columns(candidate.entity())).toList();
    }

    /** What a row does not say stays as it is, in objects too. */
    private static void merge(ObjectNode stored, ObjectNode said) {
        said.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode inner
                    && stored.get(member.getKey()) instanceof ObjectNode own) {
                merge(own, inner);
            } else if (!member.getValue().isNull()) {
                stored.set(member.getKey(), member.getValue());
            }
        });
    }

    private static ObjectNode columns(RecordedEntity entity) {
        ObjectNode columns = COLUMNS.valueToTree(entity);
        return columns.remove(STAMPS);
    }

    private static String names(List<ObjectNode> rows, String alias) {
        return StreamSupport.stream(((Iterable<String>) rows.get(0)::fieldNames).spliterator(), false)
                .map(name -> alias + name)
                .collect(Collectors.joining(", "));
    }

    private static ArrayNode array(List<ObjectNode> rows) {
        ArrayNode array = COLUMNS.createArrayNode();
        rows.forEach(array::add);
        return array;
    }

    private static String one(String field, String thing, String text, List<String> ids) {
        if (ids.size() != 1) {
            throw Problem.rule(
                    field,
                    ids.isEmpty() ? "unknown_reference" : "ambiguous_reference",
                    (ids.isEmpty() ? "No " : "Several of ") + thing + " is known as " + text);
        }
        return ids.get(0);
    }

    private static void refuse(Violation why) {
        throw Problem.rule(why.field(), why.code(), why.message());
    }

    private static RowOutcome failed(StagedRow row, Violation violation) {
        return RowOutcome.failed(row.number(), List.of(violation));
    }

    private ObjectNode object(String text) {
        try {
            return json.readValue(text, ObjectNode.class);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String text(JsonNode node) {
        try {
            return json.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
