package org.biotrail.audit.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.biotrail.audit.activity.StoredActivity;
import org.biotrail.audit.archive.Manifest.Run;

/**
 * Takes a month out of the log: writes it, reads back what was written, remembers the hashes that a verification needs to
 * step over it, and only then lets go of the partition, all in one transaction.
 */
final class MonthArchive {
    private static final int FETCHED = 500;
    private static final String MONTHS = """
            select substr(c.relname, 10) from pg_inherits i join pg_class c on c.oid = i.inhrelid
            where i.inhparent = 'activity'::regclass order by 1""";
    private static final String REMEMBER = """
            insert into archived_run (chain, first_link, last_link, previous_hash, last_hash, archive, month)
            values (?, ?, ?, decode(?, 'hex'), decode(?, 'hex'), ?, ?)""";
    private static final String RESTORE = """
            insert into activity (id, occurred_at, recorded_at, service, action, log_name, description, comment, subject_type,
                subject_id, subject_label, version, causer_type, causer_id, causer_name, properties, data, gap, topic,
                partition, position, chain, link, previous_hash, hash)
            select (r ->> 'id')::uuid, (r ->> 'occurred_at')::timestamptz, (r ->> 'recorded_at')::timestamptz, r ->> 'service',
                r ->> 'action', r ->> 'log_name', r ->> 'description', r ->> 'comment', r ->> 'subject_type',
                r ->> 'subject_id', r ->> 'subject_label', (r ->> 'version')::bigint, r ->> 'causer_type', r ->> 'causer_id',
                r ->> 'causer_name', r -> 'properties', r -> 'data', (r ->> 'gap')::boolean, r ->> 'topic',
                (r ->> 'partition')::int, (r ->> 'position')::bigint, r ->> 'chain', (r ->> 'link')::bigint,
                decode(r ->> 'previous_hash', 'hex'), decode(r ->> 'hash', 'hex')
            from (select ?::jsonb as r) line""";

    private final Connection connection;

    /** @param connection without a transaction; it is used for one after the other */
    MonthArchive(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
    }

    /** The months that have a partition, the oldest first. */
    List<YearMonth> months() throws SQLException {
        List<YearMonth> months = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MONTHS)) {
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1).replace('_', '-')));
            }
        }
        connection.rollback();
        return months;
    }

    /**
     * Takes a month out.
     *
     * @return whether it was there
     */
    boolean take(YearMonth month, Path folder) throws IOException, SQLException {
        try {
            boolean taken = lock(month) && write(month, folder);
            connection.commit();
            return taken;
        } finally {
            connection.rollback();
        }
    }

    /** Nothing comes into the month from here on; another replica that is at it is waited for. */
    private boolean lock(YearMonth month) throws SQLException {
        run("set local lock_timeout = '30s'");
        run("select pg_advisory_xact_lock(hashtext('activity_months'))");
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select to_regclass('" + partition(month) + "') is not null")) {
            rows.next();
            if (!rows.getBoolean(1)) {
                return false;
            }
        }
        run("lock table " + partition(month) + " in share mode");
        return true;
    }

    private boolean write(YearMonth month, Path folder) throws IOException, SQLException {
        Files.createDirectories(folder);
        Path file = free(folder, month);
        Path unfinished = folder.resolve(file.getFileName() + ".part");
        Manifest manifest;
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(FETCHED);
            String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
            try (ResultSet rows = statement.executeQuery("select row_to_json(its)::text from (select "
                    + StoredActivity.COLUMNS + " from " + partition(month) + " a order by a.chain, a.link) its")) {
                manifest = ArchiveFile.write(unfinished, month.toString(), now, rows);
            }
        }
        if (manifest.rows() > 0) {
            ArchiveFile.read(unfinished, manifest, activity -> {});
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            Manifest named = new Manifest(
                    manifest.month(),
                    String.valueOf(file.getFileName()),
                    manifest.rows(),
                    manifest.sha256(),
                    manifest.contentSha256(),
                    manifest.archivedAt(),
                    manifest.runs());
            named.write(beside(file));
            remember(named);
        } else {
            Files.delete(unfinished);
        }
        run("alter table activity detach partition " + partition(month));
        run("drop table " + partition(month));
        return true;
    }

    /**
     * Puts a month back as it was; what stands in the log already is an error, and nothing is changed.
     *
     * @param place of the manifest; the file lies beside it
     * @return the number of activities
     */
    long restore(Path place) throws IOException, SQLException {
        Manifest manifest = Manifest.read(place);
        Path file = place.resolveSibling(manifest.file());
        try {
            run("select activity_months(array['" + manifest.month() + "-01T00:00:00Z']::timestamptz[])");
            try (PreparedStatement statement = connection.prepareStatement(RESTORE)) {
                long[] waiting = {0};
                ArchiveFile.read(file, manifest, activity -> {
                    statement.setString(1, activity.json().toString());
                    statement.addBatch();
                    if (++waiting[0] % FETCHED == 0) {
                        statement.executeBatch();
                    }
                });
                statement.executeBatch();
            }
            try (PreparedStatement statement =
                    connection.prepareStatement("delete from archived_run where archive = ?")) {
                statement.setString(1, manifest.file());
                statement.executeUpdate();
            }
            connection.commit();
            return manifest.rows();
        } finally {
            connection.rollback();
        }
    }

    private void remember(Manifest manifest) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REMEMBER)) {
            for (Run run : manifest.runs()) {
                statement.setString(1, run.chain());
                statement.setLong(2, run.firstLink());
                statement.setLong(3, run.lastLink());
                statement.setString(4, run.previousHash());
                statement.setString(5, run.lastHash());
                statement.setString(6, manifest.file());
                statement.setString(7, manifest.month());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A month may be archived again, when something came that had happened in it. */
    private static Path free(Path folder, YearMonth month) {
        Path file = folder.resolve("activity-" + month + ".ndjson.gz");
        for (int number = 2; Files.exists(file) && Files.exists(beside(file)); number++) {
            file = folder.resolve("activity-" + month + "." + number + ".ndjson.gz");
        }
        return file;
    }

    private static Path beside(Path file) {
        return file.resolveSibling(String.valueOf(file.getFileName()).replace(".ndjson.gz", ".manifest.json"));
    }

    private static String partition(YearMonth month) {
        return String.format(Locale.ROOT, "activity_%04d_%02d", month.getYear(), month.getMonthValue());
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
