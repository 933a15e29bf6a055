package org.biotrail.audit.events;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.biotrail.audit.events.EventDocuments.Field;
import org.biotrail.audit.events.EventDocuments.Subject;
import org.biotrail.kit.testing.PostgresCluster;
import org.flywaydb.core.Flyway;

/** A service's database as its migrations make it, and what it records. */
final class RecordingDatabase implements AutoCloseable {
    /** Services with datasets or copies of them, whose migrations build on what the kit says of these. */
    private static final Set<String> KNOW_DATASETS = Set.of("sampling", "lab", "tracker");

    private static final String FIELDS = """
            select known.subject_type, a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), null),
                   a.attnotnull,
                   array(select enumlabel::text from pg_enum where enumtypid in (t.oid, t.typelem) order by enumsortorder),
                   a.attname = any (known.digest)
            from biotrail.recorded known
            join pg_attribute a on a.attrelid = known.recorded and a.attnum > 0 and not a.attisdropped
            join pg_type t on t.oid = a.atttypid
            where a.attname <> all (known.exclude)
            order by known.subject_type, a.attnum""";

    private final Connection connection;

    private RecordingDatabase(Connection connection) {
        this.connection = connection;
    }

    /** Makes the database of a service from the migrations in its sources. */
    static RecordingDatabase of(PostgresCluster cluster, String service) {
        cluster.createDatabase(service);
        Flyway.configure()
                .dataSource(cluster.jdbcUrl(service), cluster.user(), "")
                .locations(Stream.of(
                                "../service-kit/src/main/resources/db/kit",
                                "../service-kit/src/main/resources/db/dataset",
                                "../" + service + "-service/src/main/resources/db/migration")
                        .filter(folder -> !folder.endsWith("dataset") || KNOW_DATASETS.contains(service))
                        .map("filesystem:"::concat)
                        .toArray(String[]::new))
                .load()
                .migrate();
        try {
            Connection connection = DriverManager.getConnection(cluster.jdbcUrl(service), cluster.user(), "");
            connection.setAutoCommit(false);
            return new RecordingDatabase(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    List<Subject> subjects() throws SQLException {
        Map<String, List<Field>> fields = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(FIELDS)) {
            while (rows.next()) {
                fields.computeIfAbsent(rows.getString(1), type -> new ArrayList<>())
                        .add(new Field(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getBoolean(4),
                                labels(rows.getArray(5)),
                                rows.getBoolean(6)));
            }
        }
        return fields.entrySet().stream()
                .map(each -> new Subject(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * Empties every column that may be empty and deletes every thing, as far as the rules of the tables let it, so that
     * what the migrations brought is told as added, edited and deleted.
     */
    void stir() throws SQLException {
        for (String table : texts("select recorded::text from biotrail.recorded")) {
            for (String column : nullableColumns(table)) {
                attempt("update " + table + " set \"" + column + "\" = null");
            }
            attempt("delete from " + table);
        }
    }

    /** Exports something, to its end, for nobody and for somebody. */
    void export(String service) throws SQLException {
        String rest =
                "biotrail.announce_download('" + UUID.randomUUID() + "', '" + service + "', 'things', 'csv', %s, %s,"
                        + " jsonb_build_array(jsonb_build_object('dataset_id', gen_random_uuid(), 'rows', 3)), 3, 88, '%s', now())";
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('biotrail.actor_type', 'system', true),"
                    + rest.formatted("null", "null", "running"));
            statement.execute("select set_config('biotrail.actor_type', 'user', true),"
                    + rest.formatted("'stage=dried'", "array['id']", "complete"));
        }
    }

    /** Type and payload of everything that waits for the relay. */
    List<Map.Entry<String, String>> events() throws SQLException {
        List<Map.Entry<String, String>> events = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select subject_type, payload::text from outbox order by id")) {
            while (rows.next()) {
                events.add(Map.entry(rows.getString(1), rows.getString(2)));
            }
        }
        return events;
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private List<String> nullableColumns(String table) throws SQLException {
        return texts("select attname from pg_attribute where attrelid = '" + table + "'::regclass and attnum > 0"
                + " and not attisdropped and not attnotnull and attgenerated = ''");
    }

    private void attempt(String sql) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            connection.rollback(before);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> labels(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
