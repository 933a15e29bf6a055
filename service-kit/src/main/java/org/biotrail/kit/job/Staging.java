package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** Reads a job's upload into {@code job_row}, a thousand rows at a time; while these are stored the next are read. */
final class Staging implements RowSink {
    private static final int MAX_ROWS = 1000;
    private static final int MAX_CHARACTERS = 4 << 20;
    /** Rows from which on an import's own ordering, by SQL over them, needs the planner to know of them. */
    private static final int WORTH_ANALYZING = 10_000;

    private final JobConnection connection;
    private final TakenJob job;
    private final RowImport rows;
    private final ObjectMapper mapper;
    private final long maxExpanded;
    private final Runnable beat;

    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private Uni<?> stored = Uni.createFrom().voidItem();
    private int characters;
    private int count;

    /** @param beat called between the thousands; throws when the job is not to go on */
    Staging(
            JobConnection connection,
            TakenJob job,
            RowImport rows,
            ObjectMapper mapper,
            long maxExpanded,
            Runnable beat) {
        this.connection = connection;
        this.job = job;
        this.rows = rows;
        this.mapper = mapper;
        this.maxExpanded = maxExpanded;
        this.beat = beat;
    }

    /**
     * Reads all of it, from the beginning.
     *
     * @throws Problem 422 when the file cannot be read or has other columns, 413 when it unpacks to too much
     */
    void read() {
        try {
            if ("zip".equals(job.format())) {
                readArchive();
            } else {
                read(StandardCharsets.UTF_8);
            }
        } catch (CharacterCodingException e) {
            readAsLegacy();
        } catch (IOException e) {
            throw Problem.rule("", "unreadable_file", "The file cannot be unpacked");
        }
        stored.await().indefinitely();
        if (count >= WORTH_ANALYZING) {
            connection.run("analyze job_row");
        }
        connection.query("update job set staged_at = now() where id = $1", job.id());
        connection.query("delete from job_input where job_id = $1", job.id());
    }

    private void readAsLegacy() {
        if (!"csv".equals(job.format()) && !"tsv".equals(job.format())) {
            throw Problem.rule("", "unreadable_encoding", "JSON is written in UTF-8");
        }
        try {
            read(Text.LEGACY);
        } catch (IOException e) {
            throw Problem.rule("", "unreadable_encoding", "The file is neither UTF-8, UTF-16 nor Latin-1");
        }
    }

    /** An archive is read at any place of it, so it lies in a file meanwhile. */
    private void readArchive() throws IOException {
        begin();
        ArchiveReader reader = rows.archives()
                .orElseThrow(() -> Problem.rule("", "unreadable_file", "Archives are not understood here"));
        Path file = Files.createTempFile("biotrail-import-", ".zip");
        try {
            try (InputStream input = new JobInput(connection, job.id())) {
                Files.copy(input, file, StandardCopyOption.REPLACE_EXISTING);
            }
            beat.run();
            try (Archive archive = Archive.open(file)) {
                reader.read(archive, new Unpacked());
            }
        } finally {
            Files.delete(file);
        }
        write();
    }

    /** The rows of an archive, counted as they come. */
    private final class Unpacked implements ArchiveReader.Rows {
        @Override
        public void row(ObjectNode values, List<Violation> violations) {
            Staging.this.row(count + 1, values, violations);
        }

        @Override
        public void note(String code, String message) {
            connection.query(
                    "update job set notes = notes || jsonb_build_array(jsonb_build_object('code', $2::text, 'message',"
                            + " $3::text)) where id = $1",
                    job.id(),
                    code,
                    message);
        }
    }

    private void begin() {
        numbers.clear();
        values.clear();
        violations.clear();
        characters = 0;
        count = 0;
        UUID id = job.id();
        connection.query("delete from job_row where job_id = $1", id);
        connection.query("update job set total = 0, failed = 0, notes = '[]' where id = $1", id);
    }

    private void read(Charset charset) throws IOException {
        begin();
        UUID id = job.id();
        Columns columns = new Columns(rows);
        try (BufferedReader text = Text.open(new JobInput(connection, id), charset, maxExpanded)) {
            switch (job.format()) {
                case "csv" -> new TableReader(columns).read(text, "", this);
                case "tsv" -> new TableReader(columns).read(text, "\t", this);
                case "ndjson" -> new JsonReader(columns, mapper).readLines(text, this);
                default -> new JsonReader(columns, mapper).readDocument(text, this);
            }
        }
        write();
    }

    @Override
    public void row(int number, ObjectNode row, List<Violation> found) {
        List<Violation> all = new ArrayList<>(found);
        ObjectNode readable = readable(row, all);
        String json = readable.toString();
        count++;
        numbers.add(number);
        values.add(json);
        violations.add(all.isEmpty() ? "" : mapper.valueToTree(all).toString());
        characters += json.length();
        if (numbers.size() == MAX_ROWS || characters > MAX_CHARACTERS) {
            write();
        }
    }

    private void write() {
        stored.await().indefinitely();
        if (!numbers.isEmpty()) {
            stored = connection.ask(
                    "with row as (insert into job_row (job_id, number, \"values\", size, state, violations)"
                            + " select $1, n, v::jsonb, length(v), case when f = '' then 'staged' else 'failed' end,"
                            + " coalesce(nullif(f, ''), '[]')::jsonb"
                            + " from unnest($2::int[], $3::text[], $4::text[]) r(n, v, f) returning state)"
                            + " update job set total = job.total + c.total, failed = job.failed + c.failed, heartbeat_at = now()"
                            + " from (select count(*) total, count(*) filter (where state = 'failed') failed from row) c"
                            + " where id = $1",
                    job.id(),
                    numbers.toArray(Integer[]::new),
                    values.toArray(String[]::new),
                    violations.toArray(String[]::new));
            numbers.clear();
            values.clear();
            violations.clear();
            characters = 0;
        }
        beat.run();
    }

    /** PostgreSQL's text has neither U+0000 nor half of a surrogate pair; what has is named and left out. */
    private static ObjectNode readable(ObjectNode row, List<Violation> found) {
        ObjectNode readable = row.objectNode();
        row.properties().forEach(field -> {
            if (isReadable(field.getKey()) && isReadable(field.getValue())) {
                readable.set(field.getKey(), field.getValue());
            } else {
                found.add(new Violation(
                        isReadable(field.getKey()) ? field.getKey() : "",
                        "unreadable_character",
                        "The text has a character that is none"));
            }
        });
        return readable;
    }

    private static boolean isReadable(JsonNode node) {
        if (node.isTextual()) {
            return isReadable(node.textValue());
        }
        for (JsonNode child : node) {
            if (!isReadable(child)) {
                return false;
            }
        }
        return !(node instanceof ObjectNode object)
                || object.properties().stream().allMatch(field -> isReadable(field.getKey()));
    }

    private static boolean isReadable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                return text.codePoints()
                        .noneMatch(p -> p == 0 || (p >= Character.MIN_SURROGATE && p <= Character.MAX_SURROGATE));
            }
        }
        return true;
    }
}
