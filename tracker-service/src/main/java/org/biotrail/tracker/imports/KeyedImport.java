package org.biotrail.tracker.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;
import org.biotrail.kit.problem.Problem;
import org.biotrail.tracker.member.Members;
import org.biotrail.tracker.member.Role;

/**
 * An import of things that have a natural key: each row is held to the rules of the thing, then the batch is stored by
 * three statements at most. Works on one batch at a time; subclasses say what a row means and how rows are stored.
 */
public abstract class KeyedImport implements RowImport {

    /** The columns that name members, the highest role last, so that it counts. */
    protected static final SortedMap<String, Role> MEMBERS = new TreeMap<>(
                    Map.of("viewers", Role.VIEWER, "collaborators", Role.COLLABORATOR, "admins", Role.ADMIN))
            .descendingMap();

    /** Before the ids of users who are full users or more, among what {@link #users} looked up. */
    private static final String FULL = "full ";

    /** Before the ids of users who were deactivated or merged, among what {@link #users} looked up. */
    private static final String INACTIVE = "inactive ";

    /**
     * A thing that is there already, under a row's key.
     *
     * @param writable whether this actor may change it
     * @param values of the columns that rules look at besides those of the row
     */
    public record There(String id, long version, boolean writable, JsonNode values) {}

    /** Looks up what all rows of a batch refer to, so that {@link #read} asks nothing. */
    protected abstract Map<String, List<String>> lookUp(List<StagedRow> rows, ImportRun run);

    /**
     * The natural key of a row, as {@link #there} knows it; empty for a thing that has none.
     *
     * @throws Problem what {@link #read} says, too
     */
    protected abstract String key(Cells cells);

    /**
     * Holds a row to the rules.
     *
     * @param changed what the row changes, which is judged as it will be; empty for a new thing
     * @return the columns to store, by name
     * @throws Problem 422 and others, which become the row's violations
     */
    protected abstract ObjectNode read(
            Cells cells, Map<String, List<String>> known, Optional<There> changed, ImportRun run);

    /** What is there under these keys; rows locked where they may be updated. */
    protected abstract Map<String, There> there(Set<String> keys, ImportRun run);

    /** Inserts rows given as a JSON array. */
    protected abstract void insert(String rows, ImportRun run);

    /** Updates rows given as a JSON array, whose {@code id} is that of what is there; answers {@code id, version}. */
    protected abstract Iterable<Row> update(String rows, ImportRun run);

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        Map<Integer, RowOutcome> outcomes = new TreeMap<>();
        Map<Integer, ObjectNode> added = new LinkedHashMap<>();
        Map<Integer, ObjectNode> changed = new LinkedHashMap<>();
        Map<Integer, String> keys = keys(rows);
        Set<String> asked = new HashSet<>(keys.values());
        asked.remove("");
        Map<String, List<String>> known = lookUp(rows, run);
        Map<String, There> there = asked.isEmpty() ? Map.of() : there(asked, run);
        Set<String> taken = new HashSet<>();
        for (StagedRow row : rows) {
            String key = keys.getOrDefault(row.number(), "");
            Optional<There> met = Optional.ofNullable(there.get(key));
            try {
                Optional<There> changes = met.filter(thing -> mayChange(thing, run));
                ObjectNode values = read(new Cells(row), known, changes, run);
                if (!key.isEmpty() && !taken.add(key)) {
                    throw Problem.rule("", "duplicate", "Another row of this upload has this key");
                }
                if (met.isEmpty()) {
                    added.put(row.number(), withId(values));
                } else if (changes.isPresent()) {
                    changed.put(row.number(), values.put("id", met.get().id()));
                } else {
                    outcomes.put(row.number(), met(row.number(), run));
                }
            } catch (Problem problem) {
                outcomes.put(row.number(), RowOutcome.failed(row.number(), problem.violations()));
            }
        }
        add(added, outcomes, run);
        change(changed, there, outcomes, run);
        return List.copyOf(outcomes.values());
    }

    /** The keys by the rows' numbers; a row whose key cannot be read has none, and is refused when it is read. */
    private Map<Integer, String> keys(List<StagedRow> rows) {
        Map<Integer, String> keys = new HashMap<>();
        for (StagedRow row : rows) {
            try {
                keys.put(row.number(), key(new Cells(row)));
            } catch (Problem unreadable) {
                keys.put(row.number(), "");
            }
        }
        return keys;
    }

    private static boolean mayChange(There met, ImportRun run) {
        boolean asked = run.onConflict() == ImportRun.OnConflict.UPDATE;
        if (asked && !met.writable()) {
            throw Problem.rule("", "not_admin", "You may not change what is there");
        }
        return asked;
    }

    private static RowOutcome met(int number, ImportRun run) {
        if (run.onConflict() == ImportRun.OnConflict.SKIP) {
            return RowOutcome.skipped(number, "duplicate", "There is such a thing");
        }
        throw Problem.rule("", "duplicate", "There is such a thing");
    }

    private void add(Map<Integer, ObjectNode> added, Map<Integer, RowOutcome> outcomes, ImportRun run) {
        if (!added.isEmpty()) {
            insert(added.values().toString(), run);
            added.forEach((number, row) -> outcomes.put(
                    number, RowOutcome.created(number, row.path("id").asText())));
        }
    }

    private void change(
            Map<Integer, ObjectNode> changed,
            Map<String, There> there,
            Map<Integer, RowOutcome> outcomes,
            ImportRun run) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, Long> before = new HashMap<>();
        there.values().forEach(met -> before.put(met.id(), met.version()));
        Set<String> different = new HashSet<>();
        for (Row row : update(changed.values().toString(), run)) {
            String id = String.valueOf(row.getValue("id"));
            if (!row.getLong("version").equals(before.get(id))) {
                different.add(id);
            }
        }
        changed.forEach((number, row) -> {
            String id = row.path("id").asText();
            outcomes.put(
                    number, different.contains(id) ? RowOutcome.updated(number, id) : RowOutcome.unchanged(number, id));
        });
    }

    private static ObjectNode withId(ObjectNode values) {
        return values.hasNonNull("id")
                ? values
                : values.put("id", UuidCreator.getTimeOrderedEpoch().toString());
    }

    /** The users that texts (ids or e-mail addresses) of these columns mean, by text. */
    public static Map<String, List<String>> users(List<StagedRow> rows, List<String> columns, ImportRun run) {
        Set<String> texts = new HashSet<>();
        rows.forEach(
                row -> columns.forEach(column -> new Cells(row).list(column).ifPresent(texts::addAll)));
        Map<String, List<String>> found = new HashMap<>();
        if (!texts.isEmpty()) {
            for (Row row : run.query("""
                    select ref, u.id, effective_level(u.access_level, u.realm_roles) <> 'registered',
                           u.active and u.merged_into is null
                    from unnest($1::text[]) ref
                    join app_user u on u.id = ref or (lower(u.email) = lower(ref) and u.merged_into is null)""", (Object) texts.toArray(String[]::new))) {
                found.computeIfAbsent(row.getString(0), ref -> new ArrayList<>())
                        .add(row.getString(1));
                if (row.getBoolean(2)) {
                    found.put(FULL + row.getString(1), List.of(row.getString(1)));
                }
                if (!row.getBoolean(3)) {
                    found.put(INACTIVE + row.getString(1), List.of(row.getString(1)));
                }
            }
        }
        return found;
    }

    /** Whether one of the users that {@link #users} looked up is a full user or more. */
    public static boolean isFullUser(String user, Map<String, List<String>> known) {
        return known.containsKey(FULL + user);
    }

    /**
     * The one active user that each text of a column means.
     *
     * @throws Problem 422 {@code unknown_reference}, {@code ambiguous_reference}, {@code user_inactive},
     *     {@code duplicate}
     */
    protected static List<String> users(Cells cells, String column, Map<String, List<String>> known) {
        List<String> users = cells.list(column).orElse(List.of()).stream()
                .map(text -> requireActive(column, one(column, text, known), known))
                .toList();
        if (users.stream().distinct().count() < users.size()) {
            throw Problem.rule(column, "duplicate", "No user stands here twice");
        }
        return users;
    }

    /** @throws Problem 422 {@code user_inactive} for a user who was deactivated or merged */
    public static String requireActive(String column, String user, Map<String, List<String>> known) {
        if (known.containsKey(INACTIVE + user)) {
            throw Problem.rule(column, "user_inactive", "A user here was deactivated");
        }
        return user;
    }

    /**
     * Members by the columns {@code admins}, {@code collaborators} and {@code viewers}.
     *
     * @throws Problem 422 {@code level_too_low}, {@code unknown_reference}, {@code user_inactive}
     */
    protected static Members members(Cells cells, Map<String, List<String>> known) {
        Members members = new Members(List.of());
        for (Map.Entry<String, Role> column : MEMBERS.entrySet()) {
            for (String user : users(cells, column.getKey(), known)) {
                if (column.getValue() != Role.VIEWER && !isFullUser(user, known)) {
                    throw Problem.rule(column.getKey(), "level_too_low", "This role needs the level full_user");
                }
                members = members.withRole(user, column.getValue());
            }
        }
        return members;
    }

    /** The members as they are stored. */
    protected static void store(Members members, ObjectNode values) {
        ArrayNode list = values.putArray("members");
        members.list()
                .forEach(member ->
                        list.addObject().put("user_id", member.userId()).put("role", member.role()));
    }

    /** @throws Problem 422 {@code unknown_reference}, {@code ambiguous_reference} */
    public static String one(String column, String text, Map<String, List<String>> known) {
        List<String> ids = known.getOrDefault(text, List.of());
        if (ids.isEmpty()) {
            throw Problem.rule(column, "unknown_reference", text + " is not known here");
        }
        if (ids.size() > 1) {
            throw Problem.rule(column, "ambiguous_reference", text + " may be several things");
        }
        return ids.get(0);
    }

    protected static ObjectNode values() {
        return JsonNodeFactory.instance.objectNode();
    }
}
