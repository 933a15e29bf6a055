package org.biotrail.audit.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.biotrail.audit.chain.Link;

/**
 * A row of the log as it stands in the database or in an archive.
 *
 * @param json all columns, hashes in hex
 */
public record StoredActivity(ObjectNode json) {
    /** Every column in the order of archives; times in UTC with microseconds, as they were hashed. */
    public static final String COLUMNS = """
            id, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as occurred_at,
            to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at,
            service, action, log_name, description, comment, subject_type, subject_id, subject_label, version,
            causer_type, causer_id, causer_name, properties, data, gap, topic, partition, position, chain, link,
            encode(previous_hash, 'hex') as previous_hash, encode(hash, 'hex') as hash""";

    private static final Set<String> NOT_HASHED = Set.of("recorded_at", "chain", "link", "previous_hash", "hash");

    /** Numbers stay as they were written. */
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(ObjectNode.class);

    /** From a row as JSON text, its columns those of {@link #COLUMNS}. */
    public static StoredActivity parse(String row) {
        try {
            return new StoredActivity(JSON.readValue(row));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no activity: " + e.getOriginalMessage(), e);
        }
    }

    public String text(String column) {
        return json.path(column).asText();
    }

    public long link() {
        return json.path("link").asLong();
    }

    /** What its hash has to be, after this previous hash. */
    public byte[] hash(byte[] previous) {
        ObjectNode hashed = json.deepCopy();
        hashed.remove(NOT_HASHED);
        return Link.hash(previous, hashed);
    }
}
