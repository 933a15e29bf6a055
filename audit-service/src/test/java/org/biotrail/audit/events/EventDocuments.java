package org.biotrail.audit.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The documents of a service's events, made of what its database records: a JSON Schema for each subject type, and an
 * AsyncAPI document for its topic. Paths are those below {@code docs/events}.
 */
final class EventDocuments {
    static final String HOME = "https://biotrail.org/events/";
    private static final String ENVELOPE = "envelope.json";
    private static final List<String> ACTIONS = List.of("add", "edit", "delete");

    /** The services that hold what stands in datasets, and so announce exports of it. */
    private static final Set<String> EXPORTING = Set.of("sampling", "lab");

    private static final String DOWNLOAD = "download";

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper WRITER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private EventDocuments() {}

    /**
     * A column as it stands in events.
     *
     * @param type PostgreSQL's name of the type
     * @param labels of an enum
     * @param digest whether it may be told by a digest
     */
    record Field(String name, String type, boolean mandatory, List<String> labels, boolean digest) {}

    /** A kind of thing under record, with its fields. */
    record Subject(String type, List<Field> fields) {}

    /** All documents of a service: path to text. */
    static Map<String, String> of(String service, List<Subject> subjects) {
        Map<String, String> documents = new LinkedHashMap<>();
        subjects.forEach(subject -> documents.put(path(service, subject.type()), text(schema(service, subject))));
        if (exports(service)) {
            documents.put(path(service, DOWNLOAD), text(DownloadDocument.of(service)));
        }
        documents.put(service + ".asyncapi.json", text(asyncApi(service, subjects)));
        return documents;
    }

    static boolean exports(String service) {
        return EXPORTING.contains(service);
    }

    static String path(String service, String type) {
        return service + "/" + type + ".json";
    }

    private static ObjectNode schema(String service, Subject subject) {
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", HOME + path(service, subject.type()));
        schema.put("title", "Changes of a " + subject.type().replace('_', ' '));
        ArrayNode variants = schema.putArray("oneOf");
        ACTIONS.forEach(action -> variants.addObject().put("$ref", "#/$defs/" + action));
        ObjectNode definitions = schema.putObject("$defs");
        ACTIONS.forEach(action -> definitions.set(action, event(subject, action)));
        ObjectNode fields = definitions.putObject("fields");
        fields.put("type", "object");
        ObjectNode properties = fields.putObject("properties");
        subject.fields().forEach(field -> properties.set(field.name(), value(field)));
        fields.put("additionalProperties", false);
        ObjectNode row = definitions.putObject("row");
        row.put("description", "The whole row after the change");
        row.put("$ref", "#/$defs/fields");
        ArrayNode required = row.putArray("required");
        subject.fields().forEach(field -> required.add(field.name()));
        return schema;
    }

    private static ObjectNode event(Subject subject, String action) {
        ObjectNode event = JSON.objectNode();
        event.put("$ref", "../" + ENVELOPE);
        ObjectNode properties = event.putObject("properties");
        properties.putObject("subject_type").put("const", subject.type());
        properties.putObject("action").put("const", action);
        properties.putObject("version").put("type", "integer").put("minimum", 1);
        properties.set("attributes", action.equals("delete") ? nothing() : fields());
        properties.set("old", action.equals("add") ? nothing() : fields());
        properties.set("data", action.equals("delete") ? identity() : reference("#/$defs/row"));
        return event;
    }

    private static ObjectNode fields() {
        return reference("#/$defs/fields");
    }

    private static ObjectNode reference(String to) {
        return JSON.objectNode().put("$ref", to);
    }

    private static ObjectNode nothing() {
        return JSON.objectNode().put("type", "object").put("maxProperties", 0);
    }

    private static ObjectNode identity() {
        ObjectNode identity = JSON.objectNode().put("type", "object");
        identity.putObject("properties").putObject("id").put("type", "string");
        identity.putArray("required").add("id");
        return identity.put("additionalProperties", false);
    }

    private static ObjectNode value(Field field) {
        ObjectNode plain = plain(field.type(), field.labels());
        List<ObjectNode> choices = new ArrayList<>(List.of(plain));
        if (field.digest()) {
            choices.add(reference("../" + ENVELOPE + "#/$defs/digest"));
        }
        if (!field.mandatory() && !plain.isEmpty()) {
            choices.add(JSON.objectNode().put("type", "null"));
        }
        if (choices.size() == 1) {
            return plain;
        }
        ObjectNode value = JSON.objectNode();
        choices.forEach(value.putArray("anyOf")::add);
        return value;
    }

    private static ObjectNode plain(String type, List<String> labels) {
        ObjectNode value = JSON.objectNode();
        if (type.endsWith("[]")) {
            value.put("type", "array").set("items", plain(type.substring(0, type.length() - 2), labels));
            return value;
        }
        switch (type) {
            case "uuid" -> value.put("type", "string").put("format", "uuid");
            case "smallint", "integer", "bigint" -> value.put("type", "integer");
            case "numeric", "real", "double precision" -> value.put("type", "number");
            case "boolean" -> value.put("type", "boolean");
            case "timestamp with time zone" -> value.put("type", "string").put("format", "date-time");
            case "date" -> value.put("type", "string").put("format", "date");
            case "geometry", "geography" -> value.put("type", "object").put("description", "GeoJSON geometry");
            case "json", "jsonb" -> {
                // Anything.
            }
            default -> value.put("type", "string");
        }
        if (!labels.isEmpty()) {
            labels.forEach(value.putArray("enum")::add);
        }
        return value;
    }

    private static ObjectNode asyncApi(String service, List<Subject> subjects) {
        ObjectNode document = JSON.objectNode().put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Changes of the " + service + "-service")
                .put("version", "1.0")
                .put(
                        "description",
                        "Every change of every thing of the " + service + "-service, as CloudEvents 1.0 in binary mode."
                                + " Events of one subject come in the order of their commits, each at least once:"
                                + " a reader drops what it has seen, by ce_id. The records are kept forever.");
        document.put("defaultContentType", "application/json");
        ObjectNode channel = document.putObject("channels").putObject("changes");
        channel.put("address", "biotrail." + service + ".changes");
        ObjectNode offered = channel.putObject("messages");
        ObjectNode messages = JSON.objectNode();
        for (Subject subject : subjects) {
            ACTIONS.forEach(action -> tell(service, subject.type(), action, offered, messages));
        }
        if (exports(service)) {
            tell(service, DOWNLOAD, DOWNLOAD, offered, messages);
        }
        ObjectNode publish = document.putObject("operations").putObject("publishChanges");
        publish.put("action", "send");
        publish.set("channel", reference("#/channels/changes"));
        publish.put("summary", "The outbox's relay publishes what was committed");
        document.putObject("components").set("messages", messages);
        return document;
    }

    private static void tell(String service, String type, String action, ObjectNode offered, ObjectNode messages) {
        String name = type + "." + action;
        offered.set(name, reference("#/components/messages/" + name));
        messages.set(name, message(service, type, action));
    }

    private static ObjectNode message(String service, String type, String action) {
        ObjectNode message = JSON.objectNode();
        message.put("name", "org.biotrail." + type + "." + action);
        message.put("title", type.replace('_', ' ') + ": " + action);
        message.put("contentType", "application/json");
        message.set("headers", reference(ENVELOPE + "#/$defs/headers"));
        message.set("payload", reference(path(service, type) + "#/$defs/" + action));
        message.putObject("bindings")
                .putObject("kafka")
                .putObject("key")
                .put("type", "string")
                .put("description", type + "/<id>");
        return message;
    }

    private static String text(ObjectNode document) {
        try {
            return WRITER.writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
