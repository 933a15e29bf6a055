package org.biotrail.audit.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.biotrail.kit.problem.Problem;

/** The letters that are stored, as the records they were. */
@ApplicationScoped
class StoredLetters {
    private static final String LETTER = """
            select topic, partition, position, key, header_names, header_values, value, replayed_at is not null
            from dead_letter where id = ?""";

    private static final String ATTEMPTED = """
            update dead_letter
            set attempts = attempts + 1, attempted_at = clock_timestamp(), refusal = ?,
                replayed_at = case when ? then clock_timestamp() end, replayed_by = case when ? then ? end
            where id = ? and replayed_at is null""";

    @Inject
    DataSource database;

    /**
     * The record as it was read from its topic.
     *
     * @return empty where there is no such letter
     * @throws Problem 409 for one that was read since
     */
    Optional<ConsumerRecord<String, byte[]>> waiting(UUID id) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(LETTER)) {
            statement.setObject(1, id);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                if (rows.getBoolean(8)) {
                    throw Problem.conflict("id", "already_replayed", "This letter was read already");
                }
                return Optional.of(record(rows));
            }
        }
    }

    private static ConsumerRecord<String, byte[]> record(ResultSet rows) throws SQLException {
        ConsumerRecord<String, byte[]> sent = new ConsumerRecord<>(
                rows.getString(1), rows.getInt(2), Math.max(0, rows.getLong(3)), rows.getString(4), rows.getBytes(7));
        String[] names = (String[]) rows.getArray(5).getArray();
        byte[][] values = (byte[][]) rows.getArray(6).getArray();
        for (int i = 0; i < names.length; i++) {
            sent.headers().add(names[i], values[i]);
        }
        return sent;
    }

    void attempted(UUID id, String by, Optional<String> refusal) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(ATTEMPTED)) {
            statement.setString(1, refusal.orElse(null));
            statement.setBoolean(2, refusal.isEmpty());
            statement.setBoolean(3, refusal.isEmpty());
            statement.setString(4, by);
            statement.setObject(5, id);
            statement.executeUpdate();
        }
    }
}
