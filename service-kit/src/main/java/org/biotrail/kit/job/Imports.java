package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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
    @All
    List<RowImport> imports;

    @Inject
    Jobs jobs;

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
     * may be compressed with gzip.
     *
     * @param things the plural, as {@link RowImport#things} says
     * @return 202 with {@code Location: /jobs/{id}} and the job
     */
    public Uni<Response> accept(String things, InputStream body) {
        HttpServerRequest request = current.getCurrent().request();
        Actor actor = caller.actor().requireSignedIn();
        Upload upload = Upload.of(
                find(things),
                Optional.ofNullable(request.getHeader("Content-Type")).orElse(""),
                parameters(),
                actor,
                Optional.ofNullable(request.getHeader("X-Change-Comment"))
                        .map(String::strip)
                        .orElse(""));
        UUID id = UuidCreator.getTimeOrderedEpoch();
        InputStream file = upload.format() == Upload.Format.MULTIPART
                ? MultipartFile.of(
                        body,
                        Optional.ofNullable(request.getHeader("Content-Type")).orElse(""))
                : body;
        return Uni.createFrom()
                .item(() -> {
                    keep(id, upload, file);
                    return id;
                })
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .invoke(worker::wake)
                .chain(() -> jobs.find(id.toString(), actor))
                .map(this::accepted);
    }

    /** The import of things of this name, if there is one. */
    RowImport find(String things) {
        return imports.stream()
                .filter(one -> one.things().equals(things))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No import of " + things));
    }

    private Response accepted(ObjectNode job) {
        String location = base.orElse("") + "/jobs/" + job.get("id").textValue();
        return Response.accepted(job).header("Location", location).build();
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

    /** The job and its input become visible together, so that no worker meets half an upload. */
    private void keep(UUID id, Upload upload, InputStream body) {
        try (JobConnection connection = JobConnection.open(pool)) {
            connection.begin();
            insert(connection, id, upload, upload.format().word(), upload.fileName());
            copy(connection, id, body);
            if (body instanceof MultipartFile file) {
                named(connection, id, upload, file);
            }
            connection.commit();
        }
    }

    private void copy(JobConnection connection, UUID id, InputStream body) {
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
            connection.query("insert into job_input values ($1, $2, $3)", id, chunk, Buffer.buffer(bytes));
        }
        if (size == 0) {
            throw Problem.unreadable("", "body_missing", "The upload is empty");
        }
    }

    private static byte[] read(InputStream body) {
        try {
            return body.readNBytes(CHUNK);
        } catch (IOException e) {
            throw Problem.unreadable("", "body_incomplete", "The upload ended before it was whole");
        }
    }

    private static void named(JobConnection connection, UUID id, Upload upload, MultipartFile file) {
        Upload.Format format = file.format();
        connection.query(
                "update job set format = $2, file_name = coalesce(nullif($3, ''), file_name) where id = $1",
                id,
                format.word(),
                upload.fileName().isEmpty() ? file.fileName() : upload.fileName());
    }

    private void insert(JobConnection connection, UUID id, Upload upload, String format, String fileName) {
        Actor actor = upload.actor();
        ObjectNode person = mapper.createObjectNode()
                .put("kind", actor.kind().name())
                .put("id", actor.id())
                .put("name", actor.name())
                .put("level", actor.level().name());
        actor.permissions()
                .forEach(permission -> person.withArray("permissions").add(permission.name()));
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
                person.toString(),
                upload.comment());
    }
}
