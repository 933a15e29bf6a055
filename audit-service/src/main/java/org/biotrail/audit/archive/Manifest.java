package org.biotrail.audit.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What stands beside an archived month.
 *
 * @param month {@code 2016-01}
 * @param file compressed NDJSON, one activity a line, by chain and link
 * @param sha256 of the file as it lies there, in hex
 * @param contentSha256 of what it has inside
 * @param runs the links in it, as far as they follow one another
 */
record Manifest(
        String month, String file, long rows, String sha256, String contentSha256, String archivedAt, List<Run> runs) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /**
     * Links of a chain that follow one another.
     *
     * @param previousHash the hash before the first, in hex
     * @param lastHash that of the last
     */
    record Run(String chain, long firstLink, long lastLink, String previousHash, String lastHash) {}

    static Manifest read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Manifest.class);
    }

    void write(Path place) throws IOException {
        Files.write(place, JSON.writeValueAsBytes(this));
    }
}
