package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/** Jobs over HTTP: whoever started one sees it, and so do super admins. */
@Path("/jobs")
@Tag(name = "jobs")
@SecurityRequirement(name = "oidc")
public class JobResource {
    private static final Duration LOOK_EVERY = Duration.ofMillis(400);
    private static final int PAGE = 1000;
    private static final Set<String> STATES = Set.of("queued", "running", "completed", "failed", "cancelled");
    private static final Set<String> ROW_STATES =
            Set.of("staged", "created", "updated", "unchanged", "skipped", "failed");

    @Inject
    Jobs jobs;

    @Inject
    JobWorker worker;

    @Inject
    Caller caller;

    @Inject
    ObjectMapper mapper;

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listJobs", summary = "The caller's jobs, the newest first")
    @APIResponse(responseCode = "200", description = "A page: data, and next when there is more")
    @APIResponse(responseCode = "400", description = "An unknown parameter or value")
    @APIResponse(responseCode = "401", description = "Not signed in")
    public Uni<Response> list(
            @Parameter(description = "queued, running, completed, failed, cancelled; several with commas")
                    @QueryParam("state")
                    @DefaultValue("")
                    String state,
            @Parameter(description = "where the page before ended") @QueryParam("cursor") @DefaultValue("")
                    String cursor,
            @Parameter(description = "how many, 1 to 1,000") @QueryParam("limit") @DefaultValue("100") int limit,
            @Context UriInfo uri) {
        known(uri, "state", "cursor", "limit");
        String before = cursor.isEmpty() ? "" : uuid(cursor).toString();
        return jobs.list(caller.actor().requireSignedIn(), states(state, STATES), before, limited(limit))
                .map(found -> page(found, limit, last -> last.get("id").textValue(), uri));
    }

    @GET
    @Path("/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "getJob", summary = "A job: its state, progress and counts")
    @APIResponse(responseCode = "200", description = "The job")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "No such job of the caller's")
    public Uni<ObjectNode> get(@PathParam("id") String id) {
        return jobs.find(id, caller.actor().requireSignedIn());
    }

    @GET
    @Path("/{id}/events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(operationId = "followJob", summary = "The job as server-sent events, at every change until it is over")
    @APIResponse(responseCode = "200", description = "Events named progress, the last one end; the data is the job")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "No such job of the caller's")
    public Uni<Response> events(@PathParam("id") String id) {
        Actor actor = caller.actor().requireSignedIn();
        return jobs.find(id, actor)
                .map(first -> Response.ok(new JobEvents(states(id, actor)), MediaType.SERVER_SENT_EVENTS)
                        .build());
    }

    private Multi<ObjectNode> states(String id, Actor actor) {
        return Multi.createBy()
                .repeating()
                .uni(() -> jobs.find(id, actor))
                .withDelay(LOOK_EVERY)
                .whilst(job -> job.get("finished_at").isNull())
                .skip()
                .repetitions();
    }

    @DELETE
    @Path("/{id}")
    @Operation(operationId = "cancelJob", summary = "Cancels a job; what it has stored stays, unless it was atomic")
    @APIResponse(responseCode = "204", description = "It ends after the batch at hand")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "No such job of the caller's")
    @APIResponse(responseCode = "409", description = "It is over")
    public Uni<Response> cancel(@PathParam("id") String id) {
        return jobs.cancel(id, caller.actor().requireSignedIn())
                .map(done -> Response.noContent().build());
    }

    @GET
    @Path("/{id}/rows")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listJobRows", summary = "What became of the rows, by number, with the reasons")
    @APIResponse(responseCode = "200", description = "A page; all of it as application/x-ndjson or text/csv")
    @APIResponse(responseCode = "400", description = "An unknown parameter or value")
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "No such job of the caller's")
    public Uni<Response> rows(
            @PathParam("id") String id,
            @Parameter(description = "staged, created, updated, unchanged, skipped, failed; several with commas")
                    @QueryParam("state")
                    @DefaultValue("")
                    String state,
            @Parameter(description = "where the page before ended") @QueryParam("cursor") @DefaultValue("0") int cursor,
            @Parameter(description = "how many, 1 to 1,000") @QueryParam("limit") @DefaultValue("100") int limit,
            @Context UriInfo uri) {
        known(uri, "state", "cursor", "limit");
        List<String> states = states(state, ROW_STATES);
        int most = limited(limit);
        return jobs.find(id, caller.actor().requireSignedIn())
                .chain(job -> jobs.rows(uuid(id), states, cursor, most))
                .map(found -> page(found, most, last -> last.get("number").asText(), uri));
    }

    @GET
    @Path("/{id}/rows")
    @Produces("application/x-ndjson")
    @Operation(hidden = true)
    public RestMulti<Buffer> rowsAsLines(
            @PathParam("id") String id, @QueryParam("state") @DefaultValue("") String state, @Context UriInfo uri) {
        return stream(id, state, uri, "", row -> row + "\n");
    }

    @GET
    @Path("/{id}/rows")
    @Produces("text/csv")
    @Operation(hidden = true)
    public RestMulti<Buffer> rowsAsTable(
            @PathParam("id") String id, @QueryParam("state") @DefaultValue("") String state, @Context UriInfo uri) {
        return stream(id, state, uri, RowReport.HEADER, RowReport::lines);
    }

    private RestMulti<Buffer> stream(
            String id, String state, UriInfo uri, String header, Function<ObjectNode, String> written) {
        known(uri, "state");
        List<String> states = states(state, ROW_STATES);
        Uni<ObjectNode> found = jobs.find(id, caller.actor().requireSignedIn());
        return RestMulti.fromUniResponse(
                found,
                job -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(Buffer.buffer(header)),
                                pages(uuid(id), states).map(page -> text(page, written)))
                        .filter(buffer -> buffer.length() > 0));
    }

    @GET
    @Path("/{id}/result")
    @Operation(operationId = "getJobResult", summary = "The file that an export has made")
    @APIResponse(
            responseCode = "200",
            description = "The file, as long as its job is kept",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "401", description = "Not signed in")
    @APIResponse(responseCode = "404", description = "No such job of the caller's, or none that makes a file")
    @APIResponse(responseCode = "409", description = "The file is not made yet")
    public RestMulti<Buffer> result(@PathParam("id") String id) {
        Uni<ObjectNode> found = jobs.find(id, caller.actor().requireSignedIn()).map(JobResource::requireResult);
        return RestMulti.fromUniResponse(found, job -> chunks(uuid(id)), JobResource::fileHeaders);
    }

    private static ObjectNode requireResult(ObjectNode job) {
        if (job.path("result").isObject()) {
            return job;
        }
        boolean comes = job.path("kind").asText().equals("export")
                && job.path("finished_at").isNull();
        throw comes
                ? Problem.conflict("state", "job_unfinished", "The file is not made yet")
                : Problem.notFound("A file of this job");
    }

    private static Map<String, List<String>> fileHeaders(ObjectNode job) {
        JsonNode file = job.path("result");
        return Map.of(
                HttpHeaders.CONTENT_TYPE, List.of(file.path("media_type").asText()),
                HttpHeaders.CONTENT_LENGTH, List.of(file.path("size").asText()),
                HttpHeaders.CONTENT_DISPOSITION,
                        List.of("attachment; filename=\"" + file.path("name").asText() + "\""));
    }

    private Multi<Buffer> chunks(UUID job) {
        int[] next = {0};
        return Multi.createBy()
                .repeating()
                .uni(() -> jobs.result(job, next[0]++))
                .whilst(Optional::isPresent)
                .onItem()
                .transformToMultiAndConcatenate(
                        chunk -> chunk.map(buffer -> Multi.createFrom().item(buffer))
                                .orElseGet(() -> Multi.createFrom().empty()));
    }

    private static Buffer text(List<ObjectNode> page, Function<ObjectNode, String> written) {
        Buffer text = Buffer.buffer();
        page.forEach(row -> text.appendBytes(written.apply(row).getBytes(StandardCharsets.UTF_8)));
        return text;
    }

    private Multi<List<ObjectNode>> pages(UUID job, List<String> states) {
        int[] after = {0};
        return Multi.createBy()
                .repeating()
                .uni(() -> jobs.rows(job, states, after[0], PAGE).invoke(page -> {
                    if (!page.isEmpty()) {
                        after[0] = page.get(page.size() - 1).get("number").intValue();
                    }
                }))
                .whilst(page -> page.size() == PAGE);
    }

    private Response page(List<ObjectNode> found, int limit, Function<ObjectNode, String> cursor, UriInfo uri) {
        ArrayNode data = mapper.createArrayNode().addAll(found);
        ObjectNode page = mapper.createObjectNode().set("data", data);
        if (found.size() < limit) {
            page.putNull("next");
            return Response.ok(page).build();
        }
        String next = cursor.apply(found.get(found.size() - 1));
        page.put("next", next);
        URI link = uri.getRequestUriBuilder().replaceQueryParam("cursor", next).build();
        return Response.ok(page)
                .header(HttpHeaders.LINK, "<" + link.getRawPath() + "?" + link.getRawQuery() + ">; rel=\"next\"")
                .build();
    }

    private static void known(UriInfo uri, String... names) {
        uri.getQueryParameters().keySet().stream()
                .filter(name -> !List.of(names).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.unreadable(name, "unknown_parameter", "There is no parameter " + name + " here");
                });
    }

    private static List<String> states(String given, Set<String> known) {
        List<String> states =
                Arrays.stream(given.split(",")).filter(word -> !word.isBlank()).toList();
        if (!known.containsAll(states)) {
            throw Problem.unreadable(
                    "state",
                    "unknown_value",
                    "state is one of "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        return states;
    }

    private static int limited(int limit) {
        if (limit < 1 || limit > PAGE) {
            throw Problem.unreadable("limit", "out_of_range", "limit is between 1 and " + PAGE);
        }
        return limit;
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.unreadable("cursor", "unknown_value", "This cursor is none of ours");
        }
    }
}
