package org.biotrail.kit.contract;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.ListingShape;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the scanned document: the parameters, answers and problems that follow from what an endpoint is. What a
 * resource says itself with annotations stays.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class Contract implements OASFilter {
    private static final String JSON = "application/json";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    /** What the scanner makes of Jackson's trees, which stand for any JSON. */
    private static final Set<String> TREES = Set.of("JsonNode", "ObjectNode", "ArrayNode", "JsonNodeType");

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Endpoints endpoints = Arc.container().instance(Endpoints.class).get();
        Components components = Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
        api.setComponents(components);
        Shared.addTo(components, endpoints.discovery());
        Optional.ofNullable(api.getPaths()).map(Paths::getPathItems).ifPresent(paths -> {
            paths.values()
                    .forEach(item -> item.getOperations()
                            .forEach((verb, operation) -> complete(operation, verb, components, endpoints)));
            api.getPaths().setPathItems(new TreeMap<>(paths));
        });
        Map<String, Schema> schemas = new TreeMap<>(components.getSchemas());
        schemas.keySet().removeAll(TREES);
        schemas.keySet().retainAll(Reached.by(api, schemas));
        components.setSchemas(schemas);
    }

    private static void complete(
            Operation operation, PathItem.HttpMethod verb, Components components, Endpoints endpoints) {
        Optional<Endpoint> known =
                Optional.ofNullable(operation.getOperationId()).flatMap(endpoints::of);
        known.ifPresent(endpoint -> describe(operation, endpoint, components, endpoints));
        JobSchemas.describe(operation);
        forgetTrees(operation);
        boolean writes = verb != PathItem.HttpMethod.GET && verb != PathItem.HttpMethod.HEAD;
        statuses(operation, writes, known)
                .forEach(status -> addResponse(
                        operation, "" + status, OASFactory.createAPIResponse().ref("Problem" + status)));
        operation
                .getResponses()
                .setAPIResponses(new TreeMap<>(operation.getResponses().getAPIResponses()));
        // An operation that is for everybody says so by an empty list, one that is for the signed-in by naming a
        // scheme.
        boolean open = Optional.ofNullable(operation.getSecurity())
                .map(List::isEmpty)
                .orElse(!writes && endpoints.publicReads());
        operation.setSecurity(new ArrayList<>(List.of(
                OASFactory.createSecurityRequirement().addScheme(Shared.OIDC),
                OASFactory.createSecurityRequirement().addScheme(Shared.API_KEY))));
        if (open) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
    }

    private static void describe(Operation operation, Endpoint endpoint, Components components, Endpoints endpoints) {
        nameThings(operation, endpoint);
        Endpoint.Purpose purpose = endpoint.purpose();
        if (endpoint.writes() && purpose != Endpoint.Purpose.SEARCH) {
            if (endpoint.verb().equals("POST")) {
                addParameter(operation, "Idempotency-Key");
            }
            addParameter(operation, "X-Change-Comment");
        }
        if (purpose == Endpoint.Purpose.CHANGE || purpose == Endpoint.Purpose.REMOVE) {
            addParameter(operation, "If-Match");
        }
        if (purpose == Endpoint.Purpose.CREATE || purpose == Endpoint.Purpose.CHANGE) {
            Body.of(endpoint).describe(operation, components);
        }
        Optional<Listing> listing = endpoint.listing();
        Schema row = listing.map(shown -> row(shown, components, endpoints)).orElseGet(OASFactory::createSchema);
        if (purpose == Endpoint.Purpose.LIST || purpose == Endpoint.Purpose.SEARCH) {
            listParameters(operation, listing.orElseThrow(), endpoints);
        } else if (purpose == Endpoint.Purpose.ITEM) {
            addParameter(operation, "fields");
            addParameter(operation, "If-None-Match");
        }
        if (purpose != Endpoint.Purpose.OTHER && !endpoint.describesItsAnswers()) {
            operation.setResponses(OASFactory.createAPIResponses());
            answers(operation, purpose, listing, row);
        }
        endpoints.upload(endpoint).ifPresent(rows -> UploadContract.describe(operation, rows));
        Optional.ofNullable(endpoint.method().getAnnotation(Special.class))
                .ifPresent(special -> Specials.describe(operation, special, components));
    }

    private static void answers(Operation operation, Endpoint.Purpose purpose, Optional<Listing> listing, Schema row) {
        switch (purpose) {
            case LIST, SEARCH -> addResponse(operation, "200", list(listing.orElseThrow(), row));
            case ITEM -> {
                Map<String, Schema> types = new LinkedHashMap<>(Map.of(JSON, row));
                listing.ifPresent(shown -> texts(shown, types));
                addResponse(operation, "200", thing("The thing", types));
                addResponse(operation, "304", plain("It is what the caller knows already"));
            }
            case CREATE ->
                addResponse(
                        operation,
                        "201",
                        thing("Made", row)
                                .addHeader("Location", OASFactory.createHeader().ref("Location")));
            case CHANGE -> addResponse(operation, "200", thing("The thing as it is now", row));
            case REMOVE -> addResponse(operation, "204", plain("Removed"));
            case JOB ->
                addResponse(
                        operation,
                        "202",
                        plain("Taken on as a job")
                                .content(content(Map.of(JSON, JobSchemas.ofImport())))
                                .addHeader("Location", OASFactory.createHeader().ref("Location")));
            case HISTORY ->
                addResponse(
                        operation,
                        "307",
                        plain("Where the history is")
                                .addHeader("Location", OASFactory.createHeader().ref("Location")));
            case OTHER -> {}
        }
    }

    private static APIResponse thing(String description, Schema row) {
        return thing(description, Map.of(JSON, row));
    }

    private static APIResponse thing(String description, Map<String, Schema> types) {
        return plain(description)
                .content(content(types))
                .addHeader("ETag", OASFactory.createHeader().ref("ETag"));
    }

    private static APIResponse list(Listing listing, Schema row) {
        Schema page = Schemas.of(SchemaType.OBJECT)
                .addProperty("data", Schemas.of(SchemaType.ARRAY).items(row))
                .addProperty(
                        "next",
                        Schemas.of(SchemaType.STRING).addType(SchemaType.NULL).description("The next page's cursor."))
                .addProperty(
                        "total", Schemas.of(SchemaType.INTEGER).format("int64").description("With count=exact."))
                .required(List.of("data", "next"));
        if (listing.parameters().containsKey("facets")) {
            page.addProperty("facets", facets());
        }
        Map<String, Schema> types = new LinkedHashMap<>();
        types.put(JSON, page);
        types.put("application/x-ndjson", row);
        types.put("text/csv", Shared.text());
        listing.geometry()
                .ifPresent(column -> types.put(
                        "application/geo+json",
                        Schemas.of(SchemaType.OBJECT).description("A FeatureCollection (RFC 7946).")));
        texts(listing, types);
        return plain("A page as JSON; everything that matches as a stream of the other types")
                .content(content(types))
                .addHeader("Link", OASFactory.createHeader().ref("Link"));
    }

    private static Schema facets() {
        Schema count = Schemas.of(SchemaType.OBJECT)
                .addProperty("value", Schemas.of(SchemaType.STRING))
                .addProperty("label", Schemas.of(SchemaType.STRING).addType(SchemaType.NULL))
                .addProperty("count", Schemas.of(SchemaType.INTEGER).format("int64"))
                .required(List.of("value", "label", "count"));
        return Schemas.of(SchemaType.OBJECT)
                .description("With facets: how many are found of what, by facet.")
                .additionalPropertiesSchema(Schemas.of(SchemaType.ARRAY).items(count));
    }

    private static void texts(Listing listing, Map<String, Schema> types) {
        listing.texts().forEach(text -> types.put(text.mediaType(), Shared.text()));
    }

    private static Schema row(Listing listing, Components components, Endpoints endpoints) {
        Optional<ListingShape> shape = endpoints.shape(listing);
        if (shape.isEmpty()) {
            return Schemas.of(SchemaType.OBJECT);
        }
        String name = Schemas.name(listing.thing());
        components.addSchema(name, Schemas.row(shape.get()));
        return Schemas.ref(name);
    }

    private static void listParameters(Operation operation, Listing listing, Endpoints endpoints) {
        List.of("limit", "cursor", "sort", "fields", "filter", "id", "count")
                .forEach(name -> addParameter(operation, name));
        if (endpoints.shape(listing).map(ListingShape::searched).orElse(false)) {
            addParameter(operation, "q");
        }
        Map<String, Listing.Parameter> own = new TreeMap<>();
        endpoints.besides(listing).forEach(other -> own.putAll(other.parameters()));
        own.forEach((name, parameter) -> {
            if (absent(operation, name)) {
                Schema text = Shared.words(parameter.words());
                operation.addParameter(Shared.query(
                        name, parameter.description(), parameter.repeatable() ? Shared.texts(text) : text));
            }
        });
    }

    /** The errors that follow from what is done; 404 and 409 where something is named. */
    private static Set<Integer> statuses(Operation operation, boolean writes, Optional<Endpoint> endpoint) {
        Set<Integer> statuses = new TreeSet<>(Set.of(400, 401, 403, 406));
        if (endpoint.map(Endpoint::namesAThing).orElse(false)) {
            statuses.addAll(Set.of(404, 409));
        }
        if (writes) {
            statuses.addAll(Set.of(409, 503));
        }
        if (writes && endpoint.map(Endpoint::verb).filter("DELETE"::equals).isEmpty()) {
            statuses.addAll(Set.of(413, 415, 422));
        }
        Endpoint.Purpose purpose = endpoint.map(Endpoint::purpose).orElse(Endpoint.Purpose.OTHER);
        if (purpose == Endpoint.Purpose.CHANGE || purpose == Endpoint.Purpose.REMOVE) {
            statuses.add(412);
        }
        if (purpose == Endpoint.Purpose.LIST) {
            statuses.add(503);
        }
        Map<String, APIResponse> said = operation.getResponses() == null
                ? Map.of()
                : operation.getResponses().getAPIResponses();
        statuses.removeIf(status -> said.containsKey("" + status));
        return statuses;
    }

    private static void nameThings(Operation operation, Endpoint endpoint) {
        Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .filter(parameter -> parameter.getIn() == Parameter.In.PATH && parameter.getDescription() == null)
                .forEach(parameter -> parameter.setDescription(endpoint.listing()
                        .map(listing -> "The " + listing.thing().replace('_', ' ') + ": its id, or its code or name.")
                        .orElse("Which one.")));
    }

    private static void forgetTrees(Operation operation) {
        if (operation.getRequestBody() != null) {
            forgetTrees(operation.getRequestBody().getContent());
        }
        if (operation.getResponses() != null) {
            operation.getResponses().getAPIResponses().values().forEach(response -> forgetTrees(response.getContent()));
        }
    }

    private static void forgetTrees(@org.jspecify.annotations.Nullable Content content) {
        if (content != null) {
            content.getMediaTypes().values().forEach(Contract::forgetTree);
        }
    }

    private static void forgetTree(MediaType type) {
        Optional<String> ref = Optional.ofNullable(type.getSchema()).map(Schema::getRef);
        if (ref.filter(name -> TREES.contains(name.substring(name.lastIndexOf('/') + 1)))
                .isPresent()) {
            type.setSchema(Schemas.of(SchemaType.OBJECT));
        }
    }

    private static void addParameter(Operation operation, String name) {
        if (absent(operation, name)) {
            operation.addParameter(OASFactory.createParameter().ref(name));
        }
    }

    static boolean absent(Operation operation, String name) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of()).stream()
                .noneMatch(parameter -> name.equals(parameter.getName())
                        || Optional.ofNullable(parameter.getRef())
                                .filter(ref -> ref.endsWith("/" + name))
                                .isPresent());
    }

    private static void addResponse(Operation operation, String status, APIResponse response) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        operation.getResponses().addAPIResponse(status, response);
    }

    private static APIResponse plain(String description) {
        return OASFactory.createAPIResponse().description(description);
    }

    private static Content content(Map<String, Schema> types) {
        Content content = OASFactory.createContent();
        types.forEach((type, schema) ->
                content.addMediaType(type, OASFactory.createMediaType().schema(schema)));
        return content;
    }

    static List<String> bodyTypes(Endpoint endpoint) {
        return endpoint.purpose() == Endpoint.Purpose.CHANGE ? List.of(MERGE_PATCH, JSON) : List.of(JSON);
    }
}
