package org.biotrail.kit.change;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code outbox}, as its relay uses it, over one connection. */
final class Outbox {
    /** The relay's place in the database; whoever holds this advisory lock is the one relay. */
    private static final long LEADER_LOCK = 0x62696f747261696cL;

    private final Connection connection;

    Outbox(Connection connection) {
        this.connection = connection;
    }

    /** How much waits, and for how long the oldest event has. */
    record Backlog(long depth, Duration oldest) {
        static final Backlog NONE = new Backlog(0, Duration.ZERO);
    }

    /** Whether this connection is the one relay's now; it stays so until it closes. */
    boolean lead() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, LEADER_LOCK);
            try (ResultSet answer = statement.executeQuery()) {
                answer.next();
                return answer.getBoolean(1);
            }
        }
    }

    List<OutboxRow> first(int count) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                select id, event_id, subject_type, subject_id, action, occurred_at, traceparent, payload::text
                from outbox where refused is null order by id limit ?""")) {
            statement.setInt(1, count);
            try (ResultSet found = statement.executeQuery()) {
                List<OutboxRow> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(new OutboxRow(
                            found.getLong(1),
                            found.getObject(2, UUID.class),
                            found.getString(3),
                            found.getString(4),
                            found.getString(5),
                            found.getObject(6, OffsetDateTime.class).toInstant(),
                            Optional.ofNullable(found.getString(7)),
                            found.getString(8)));
                }
                return rows;
            }
        }
    }

    void delete(List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            statement.executeUpdate();
        }
    }

    /** Leaves an event out from now on that the broker will never take. */
    void refuse(long id, String reason) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("update outbox set refused = ? where id = ?")) {
            statement.setString(1, reason);
            statement.setLong(2, id);
            statement.executeUpdate();
        }
    }

    Backlog backlog() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                        select count(*), coalesce(extract(epoch from clock_timestamp() - min(occurred_at)), 0) * 1000
                        from outbox""");
                ResultSet answer = statement.executeQuery()) {
            answer.next();
            return new Backlog(answer.getLong(1), Duration.ofMillis(answer.getLong(2)));
        }
    }
}
