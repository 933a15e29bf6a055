package org.biotrail.kit.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What jobs answer, in every service alike: the columns of {@code job_view} and {@code job_row_view}. */
final class JobSchemas {
    private static final String JSON = "application/json";
    private static final String JOB = "Job";
    private static final String ROW = "JobRow";

    private JobSchemas() {}

    static void addTo(Components components) {
        components.addSchema(JOB, job());
        components.addSchema(ROW, row());
    }

    static Schema ofImport() {
        return Schemas.ref(JOB);
    }

    /** Says of an operation of {@code /jobs} what it answers; every other is left as it is. */
    static void describe(Operation operation) {
        switch (String.valueOf(operation.getOperationId())) {
            case "getJob" -> answers(operation, content(JSON, Schemas.ref(JOB)));
            case "listJobs" -> answers(operation, content(JSON, page(JOB)));
            case "followJob" -> answers(operation, content("text/event-stream", Schemas.ref(JOB)));
            case "listJobRows" ->
                answers(
                        operation,
                        content(JSON, page(ROW))
                                .addMediaType(
                                        "application/x-ndjson",
                                        OASFactory.createMediaType().schema(Schemas.ref(ROW)))
                                .addMediaType(
                                        "text/csv", OASFactory.createMediaType().schema(Shared.text())));
            default -> {
                // no job's
            }
        }
    }

    private static void answers(Operation operation, Content content) {
        APIResponse answer = operation.getResponses().getAPIResponse("200");
        answer.setContent(content);
    }

    private static Content content(String type, Schema schema) {
        return OASFactory.createContent()
                .addMediaType(type, OASFactory.createMediaType().schema(schema));
    }

    private static Schema page(String of) {
        return Schemas.of(SchemaType.OBJECT)
                .addProperty("data", Schemas.of(SchemaType.ARRAY).items(Schemas.ref(of)))
                .addProperty(
                        "next",
                        Schemas.of(SchemaType.STRING).addType(SchemaType.NULL).description("The next page's cursor."))
                .required(List.of("data", "next"));
    }

    private static Schema job() {
        Schema job = Schemas.of(SchemaType.OBJECT)
                .description("Work that outlives its request.")
                .addProperty("id", Schemas.of(SchemaType.STRING).format("uuid"))
                .addProperty("kind", Shared.text())
                .addProperty("things", Shared.text().description("What is imported, as in the path."))
                .addProperty("state", words("queued", "running", "completed", "failed", "cancelled"))
                .addProperty("format", Shared.text())
                .addProperty("file_name", nullable(Shared.text()))
                .addProperty("options", Schemas.of(SchemaType.OBJECT))
                .addProperty("dry_run", Schemas.of(SchemaType.BOOLEAN))
                .addProperty("atomic", Schemas.of(SchemaType.BOOLEAN))
                .addProperty("on_conflict", words("fail", "skip", "update"))
                .addProperty("phase", words("reading", "ordering", "storing", "writing"))
                .addProperty("progress", number().description("Percent."));
        List.of("total", "created", "updated", "unchanged", "skipped", "failed")
                .forEach(count -> job.addProperty(count, number()));
        return job.addProperty("cancel_requested", Schemas.of(SchemaType.BOOLEAN))
                .addProperty(
                        "error", OASFactory.createSchema().description("Why it failed as a whole; null otherwise."))
                .addProperty("notes", OASFactory.createSchema().description("What was not read, or left out."))
                .addProperty("result", OASFactory.createSchema().description("What an export made; null otherwise."))
                .addProperty("comment", nullable(Shared.text()))
                .addProperty("attempts", number())
                .addProperty("created_by", Shared.text())
                .addProperty("created_by_name", nullable(Shared.text()))
                .addProperty("created_at", time())
                .addProperty("started_at", nullable(time()))
                .addProperty("heartbeat_at", nullable(time()))
                .addProperty("finished_at", nullable(time()))
                .required(List.of("id", "things", "state", "progress", "created_at"));
    }

    private static Schema row() {
        Schema reason = Schemas.of(SchemaType.OBJECT)
                .addProperty("column", nullable(Shared.text()))
                .addProperty("value", nullable(Shared.text()))
                .addProperty("code", Shared.text())
                .addProperty("message", Shared.text());
        return Schemas.of(SchemaType.OBJECT)
                .description("What became of one row.")
                .addProperty("number", number().description("From 1, without the header."))
                .addProperty("state", words("staged", "created", "updated", "unchanged", "skipped", "failed"))
                .addProperty("id", nullable(Shared.text()).description("The thing that was made, changed or met."))
                .addProperty("violations", Schemas.of(SchemaType.ARRAY).items(reason))
                .addProperty("warnings", Schemas.of(SchemaType.ARRAY).items(Schemas.ref("Violation")))
                .required(List.of("number", "state", "violations"));
    }

    private static Schema words(String... words) {
        Schema text = Shared.text();
        List.of(words).forEach(text::addEnumeration);
        return text;
    }

    private static Schema number() {
        return Schemas.of(SchemaType.INTEGER);
    }

    private static Schema time() {
        return Schemas.of(SchemaType.STRING).format("date-time");
    }

    private static Schema nullable(Schema schema) {
        return schema.addType(SchemaType.NULL);
    }
}
