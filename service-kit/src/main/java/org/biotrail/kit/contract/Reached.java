package org.biotrail.kit.contract;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The schemas that a document's operations lead to; the scanner leaves others behind whose references were replaced. */
final class Reached {
    private final Map<String, Schema> schemas;
    private final Set<String> names = new HashSet<>();

    private Reached(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    static Set<String> by(OpenAPI api, Map<String, Schema> schemas) {
        Reached reached = new Reached(schemas);
        stream(api.getPaths() == null ? null : api.getPaths().getPathItems())
                .flatMap(item -> item.getOperations().values().stream())
                .forEach(reached::operation);
        stream(api.getComponents().getResponses()).forEach(reached::response);
        stream(api.getComponents().getParameters()).forEach(parameter -> reached.schema(parameter.getSchema()));
        stream(api.getComponents().getHeaders()).forEach(header -> reached.schema(header.getSchema()));
        return reached.names;
    }

    private void operation(Operation operation) {
        Optional.ofNullable(operation.getRequestBody())
                .map(RequestBody::getContent)
                .ifPresent(this::content);
        Stream.ofNullable(operation.getParameters())
                .flatMap(Collection::stream)
                .forEach(parameter -> schema(parameter.getSchema()));
        stream(
                        operation.getResponses() == null
                                ? null
                                : operation.getResponses().getAPIResponses())
                .forEach(this::response);
    }

    private void response(APIResponse response) {
        content(response.getContent());
        stream(response.getHeaders()).forEach(header -> schema(header.getSchema()));
    }

    private void content(@Nullable Content content) {
        stream(content == null ? null : content.getMediaTypes()).forEach(type -> schema(type.getSchema()));
    }

    private void schema(@Nullable Schema schema) {
        if (schema == null) {
            return;
        }
        Optional.ofNullable(schema.getRef())
                .map(reference -> reference.substring(reference.lastIndexOf('/') + 1))
                .filter(names::add)
                .ifPresent(name -> schema(schemas.get(name)));
        stream(schema.getProperties()).forEach(this::schema);
        Stream.of(schema.getAllOf(), schema.getAnyOf(), schema.getOneOf())
                .flatMap(Stream::ofNullable)
                .flatMap(Collection::stream)
                .forEach(this::schema);
        Stream.of(Optional.ofNullable(schema.getItems()), Optional.ofNullable(schema.getAdditionalPropertiesSchema()))
                .flatMap(Optional::stream)
                .forEach(this::schema);
    }

    private static <T> Stream<T> stream(@Nullable Map<String, T> named) {
        return named == null ? Stream.empty() : named.values().stream();
    }
}
