package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One row of an upload.
 *
 * @param number from 1, as a person counts the data rows
 * @param values by canonical column name; texts for CSV and TSV (blank cells are left out), any JSON for NDJSON
 */
public record StagedRow(int number, ObjectNode values) {

    /** The trimmed text of a column; empty where it is absent, null or blank. */
    public Optional<String> text(String column) {
        JsonNode value = values.get(column);
        return value == null || value.isNull()
                ? Optional.empty()
                : Optional.of(value.asText().strip()).filter(text -> !text.isEmpty());
    }
}
