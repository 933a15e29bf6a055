package org.biotrail.audit.events;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The schema of the events that an export makes: one when it begins, one when it ends. */
final class DownloadDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DownloadDocument() {}

    static ObjectNode of(String service) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", EventDocuments.HOME + EventDocuments.path(service, "download"));
        schema.put("title", "An export of what stands in datasets");
        schema.put(
                "description",
                "Told twice under one id: as running before the first byte is sent, and when no more comes. Of one whose"
                        + " service died then, the end is told as aborted with what was known when it began.");
        schema.put("$ref", "#/$defs/download");
        ObjectNode definitions = schema.putObject("$defs");
        ObjectNode event = definitions.putObject("download").put("$ref", "../envelope.json");
        ObjectNode told = event.putObject("properties");
        for (String word : List.of("subject_type", "action")) {
            told.putObject(word).put("const", "download");
        }
        told.putObject("log_name").put("const", "dataset_exports");
        told.putObject("version").put("type", "null");
        told.putObject("data").put("$ref", "#/$defs/data");
        definitions.set("data", data(service));
        return schema;
    }

    private static ObjectNode data(String service) {
        ObjectNode data = JSON.objectNode().put("type", "object");
        ObjectNode fields = data.putObject("properties");
        fields.putObject("id").put("type", "string").put("format", "uuid");
        nullable(fields.putObject("user_id"), "string").put("description", "null for who is not signed in");
        fields.putObject("service").put("const", service);
        fields.putObject("resource")
                .put("type", "string")
                .put("description", "The path of the list within its service");
        fields.putObject("format").put("type", "string").putArray("examples").add("ndjson");
        nullable(fields.putObject("filter"), "string").put("description", "The query as it was asked, but for fields");
        nullable(fields.putObject("fields"), "array").putObject("items").put("type", "string");
        fields.set("datasets", datasets());
        fields.putObject("rows").put("type", "integer").put("minimum", 0).put("description", "Sent so far");
        fields.putObject("bytes").put("type", "integer").put("minimum", 0).put("description", "Of those rows");
        List.of("running", "complete", "aborted", "failed")
                .forEach(fields.putObject("outcome").putArray("enum")::add);
        fields.putObject("started_at").put("type", "string").put("format", "date-time");
        nullable(fields.putObject("finished_at"), "string").put("format", "date-time");
        fields.fieldNames().forEachRemaining(data.putArray("required")::add);
        return data.put("additionalProperties", false);
    }

    private static ObjectNode datasets() {
        ObjectNode datasets = JSON.objectNode().put("type", "array");
        datasets.put(
                "description",
                "Those that its rows stand in, and how many of each were sent; while it runs those of the first rows");
        ObjectNode each = datasets.putObject("items").put("type", "object");
        ObjectNode fields = each.putObject("properties");
        fields.putObject("dataset_id").put("type", "string").put("format", "uuid");
        fields.putObject("rows").put("type", "integer").put("minimum", 0);
        each.putArray("required").add("dataset_id").add("rows");
        each.put("additionalProperties", false);
        return datasets;
    }

    private static ObjectNode nullable(ObjectNode field, String type) {
        field.putArray("type").add(type).add("null");
        return field;
    }
}
