package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.arc.All;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Accept;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.write.Answer;
import org.biotrail.kit.write.ChangeComment;
import org.biotrail.kit.write.Repeats;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Takes an upload and answers with the job that works on it; see {@code GET /jobs/{id}} for what a job tells. */
@ApplicationScoped
public class Imports {
    /** Bytes in a row of {@code job_input}. */
    private static final int CHUNK = 1 << 20;

    @Inject
    Pool pool;

    @Inject
    Caller caller;

    @Inject
    CurrentVertxRequest current;

    @Inject
    HttpHeaders headers;

    @Inject
    @All
    List<RowImport> imports;

    @Inject
    Repeats repeats;

    @Inject
    JobWorker worker;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "")
    Optional<String> base;

    @ConfigProperty(name = "biotrail.imports.max-size", defaultValue = "512M")
    MemorySize maxSize;

    /**
     * {@code POST /things/imports}: keeps the body, starts the job. {@code dry_run}, {@code on_conflict},
     * {@code atomic} and the import's own options come from the query; the format from {@code Content-Type}
     * ({@code text/csv}, {@code text/tab-separated-values}, {@code application/x-ndjson}, {@code application/json} as
     * an array or a GeoJSON FeatureCollection, or multipart with a part {@code file} whose name tells). Any of them
     * may be compressed with gzip. {@code Idempotency-Key} makes a repeated upload one job.
     *
     * @param things the plural, as {@link RowImport#things} says
     * @return 202 with {@code Location: /jobs/{id}} and the job
     */
    public Uni<Response> accept(String things, InputStream body) {
        return accept(things, body, Map.of());
    }

    /**
     * The same for an import within a thing.
     *
     * @param given options that the resource sets and no query can, as the thing's id
     */
    public Uni<Response> accept(String things, InputStream body, Map<String, String> given) {
        Accept.json(headers);
        HttpServerRequest request = current.getCurrent().request();
        Actor actor = caller.actor().requireSignedIn();
        RowImport rows = find(things);
        Optional<UnaryOperator<InputStream>> reader = reader(rows, request.getHeader("Content-Type"));
        Upload upload = Upload.of(
                rows,
                reader.isPresent()
                        ? "application/x-ndjson"
                        : Optional.ofNullable(request.getHeader("Content-Type")).orElse(""),
                parameters(),
                given,
                actor,
                ChangeComment.of(request));
        InputStream file = upload.format() == Upload.Format.MULTIPART
                ? MultipartFile.of(
                        body,
                        Optional.ofNullable(request.getHeader("Content-Type")).orElse(""))
                : body;
        return Uni.createFrom()
                .item(() -> keep(upload, file, reader, request))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private static Optional<UnaryOperator<InputStream>> reader(RowImport rows, @Nullable String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0];
        return Optional.ofNullable(rows.readers().get(type.strip().toLowerCase(Locale.ROOT)));
    }

    /** By the type that the form gives the file, else by its name: most forms send what they do not know as bytes. */
    private static Optional<UnaryOperator<InputStream>> reader(RowImport rows, MultipartFile file) {
        String ending = file.fileName().substring(file.fileName().lastIndexOf('.') + 1);
        return reader(rows, file.contentType())
                .or(() -> reader(rows, rows.endings().get(ending.toLowerCase(Locale.ROOT))));
    }

    /** The import of things of this name, if there is one. */
    RowImport find(String things) {
        return imports.stream()
                .filter(one -> one.things().equals(things))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No import of " + things));
    }

    private Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        current.getCurrent()
                .queryParams()
                .forEach(parameter -> parameters
                        .computeIfAbsent(parameter.getKey(), name -> new ArrayList<>())
                        .add(parameter.getValue()));
        return parameters;
    }

    /**
     * The job and its input become visible together, so that no worker meets half an upload. A request that bears an
     * {@code Idempotency-Key} of an earlier one with the same upload and parameters leaves nothing, and is answered as
     * that was.
     */
    private Response keep(
            Upload upload, InputStream body, Optional<UnaryOperator<InputStream>> told, HttpServerRequest request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        try (JobConnection connection = JobConnection.open(pool)) {
            connection.begin();
            insert(connection, id, upload, upload.format().word(), upload.fileName());
            MessageDigest digest = sha256(Optional.ofNullable(request.query()).orElse(""));
            Optional<UnaryOperator<InputStream>> reader = told;
            if (body instanceof MultipartFile file) {
                begin(file);
                reader = reader(upload.rows(), file);
                named(connection, id, upload, file, reader.isPresent() ? Upload.Format.NDJSON : file.format());
            }
            copy(connection, id, reader.map(read -> read.apply(body)).orElse(body), digest);
            Answer answer = new Answer(202, base.orElse("") + "/jobs/" + id, null, connection.job(id));
            Optional<Repeats.Key> key =
                    Repeats.Key.of(upload.actor(), request, () -> HexFormat.of().formatHex(digest.digest()));
            if (key.isPresent() && !connection.await(client -> repeats.keep(client, key.get(), answer))) {
                connection.rollback();
                return repeats.before(key.get())
                        .await()
                        .indefinitely()
                        .orElseThrow()
                        .response(true);
            }
            connection.commit();
            worker.wake();
            return answer.response(false);
        }
    }

    private static MessageDigest sha256(String parameters) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(parameters.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            return digest;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void copy(JobConnection connection, UUID id, InputStream body, MessageDigest digest) {
        long size = 0;
        for (int chunk = 0; ; chunk++) {
            byte[] bytes = read(body);
            size += bytes.length;
            if (size > maxSize.asLongValue()) {
                throw Problem.tooLarge("An upload has at most " + maxSize.asLongValue() + " bytes");
            }
            if (bytes.length == 0) {
                break;
            }
            digest.update(bytes);
            connection.query("insert into job_input values ($1, $2, $3)", id, chunk, Buffer.buffer(bytes));
        }
        if (size == 0) {
            throw Problem.unreadable("", "body_required", "The upload is empty");
        }
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(CHUNK);
        } catch (IOException e) {
            throw Problem.unreadable("", "body_incomplete", "The upload ended before it was whole");
        }
    }

    private static void begin(MultipartFile file) {
        try {
            file.begin();
        } catch (IOException e) {
            throw Problem.unreadable("", "body_incomplete", "The upload ended before it was whole");
        }
    }

    private static void named(
            JobConnection connection, UUID id, Upload upload, MultipartFile file, Upload.Format format) {
        connection.query(
                "update job set format = $2, file_name = coalesce(nullif($3, ''), file_name) where id = $1",
                id,
                format.of(upload.rows()).word(),
                upload.fileName().isEmpty() ? file.fileName() : upload.fileName());
    }

    private void insert(JobConnection connection, UUID id, Upload upload, String format, String fileName) {
        connection.query(
                "insert into job (id, kind, things, format, file_name, options, dry_run, atomic, on_conflict, actor,"
                        + " comment) values ($1, 'import', $2, $3, nullif($4, ''), $5::text::jsonb, $6, $7, $8,"
                        + " $9::text::jsonb, $10)",
                id,
                upload.rows().things(),
                format,
                fileName,
                mapper.valueToTree(upload.options()).toString(),
                upload.dryRun(),
                upload.atomic(),
                upload.onConflict().name().toLowerCase(Locale.ROOT),
                TakenJob.person(upload.actor(), mapper).toString(),
                upload.comment());
    }
}
