package org.biotrail.kit.contract;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.biotrail.kit.listing.Listing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponses;

/**
 * One method of a resource.
 *
 * @param path within the service, as {@code /persons/{id}}
 * @param listing the one that is served at the resource's path
 */
record Endpoint(String operationId, String verb, String path, Method method, Optional<Listing> listing) {

    /** What the house's conventions say that an endpoint does. */
    enum Purpose {
        LIST,
        /** A list whose question is too large for a query string. */
        SEARCH,
        ITEM,
        CREATE,
        CHANGE,
        REMOVE,
        JOB,
        HISTORY,
        OTHER
    }

    /** All endpoints of a resource class that have an operation id. */
    static Stream<Endpoint> of(Class<?> resource) {
        String root = path(resource.getAnnotation(Path.class));
        List<Listing> listings = listings(resource);
        return Arrays.stream(resource.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Operation.class))
                .flatMap(method -> verb(method).stream().map(verb -> {
                    String path = root + path(method.getAnnotation(Path.class));
                    return new Endpoint(
                            method.getAnnotation(Operation.class).operationId(),
                            verb,
                            path,
                            method,
                            listing(listings, path, root));
                }));
    }

    /** The listings in static fields of a resource class, or of the class beside it that is named for them. */
    static List<Listing> listings(Class<?> resource) {
        String stem = resource.getName().replaceAll("Resource$", "");
        List<Listing> found = new ArrayList<>();
        Stream.concat(Stream.of(resource), Stream.of("Listing", "Listings").flatMap(end -> load(resource, stem + end)))
                .flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == Listing.class)
                .forEach(field -> found.add(value(field)));
        return found;
    }

    /** The class of that name, where there is one. */
    static Stream<Class<?>> load(Class<?> beside, String name) {
        try {
            return Stream.of(Class.forName(name, true, beside.getClassLoader()));
        } catch (ClassNotFoundException none) {
            return Stream.empty();
        }
    }

    Purpose purpose() {
        String at = listing.map(Listing::path).orElse("");
        boolean collection = path.equals(at);
        boolean thing = path.matches(java.util.regex.Pattern.quote(at) + "/\\{[^/]+}") && listing.isPresent();
        return switch (verb) {
            case "GET" -> {
                if (path.endsWith("/history")) {
                    yield Purpose.HISTORY;
                }
                boolean lists =
                        listing.isPresent() && namesAThing() && operationId.startsWith("list") && answersResponse();
                yield collection || lists ? Purpose.LIST : thing ? Purpose.ITEM : Purpose.OTHER;
            }
            case "POST" ->
                path.matches(".*/(imports|exports)")
                        ? Purpose.JOB
                        : collection
                                ? Purpose.CREATE
                                : path.equals(at + "/search") && listing.isPresent() ? Purpose.SEARCH : Purpose.OTHER;
            case "PATCH" -> thing ? Purpose.CHANGE : Purpose.OTHER;
            case "DELETE" -> thing ? Purpose.REMOVE : Purpose.OTHER;
            default -> Purpose.OTHER;
        };
    }

    boolean writes() {
        return !verb.equals("GET") && !verb.equals("HEAD");
    }

    boolean namesAThing() {
        return path.contains("{");
    }

    /** Whether the resource says itself what it answers. */
    boolean describesItsAnswers() {
        return method.isAnnotationPresent(APIResponse.class) || method.isAnnotationPresent(APIResponses.class);
    }

    private boolean answersResponse() {
        return method.getGenericReturnType().getTypeName().contains("Response");
    }

    private static Optional<Listing> listing(List<Listing> listings, String path, String root) {
        return listings.stream()
                .filter(listing -> path.equals(listing.path()) || path.startsWith(listing.path() + "/"))
                .reduce((one, other) -> other.path().length() > one.path().length() ? other : one)
                .or(() -> listings.stream()
                        .filter(listing -> listing.path().equals(root))
                        .findFirst());
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Stream.ofNullable(type.getAnnotation(HttpMethod.class)))
                .map(HttpMethod::value)
                .findFirst();
    }

    private static String path(@org.jspecify.annotations.Nullable Path annotation) {
        if (annotation == null) {
            return "";
        }
        String trimmed = annotation.value().replaceAll("^/|/$", "");
        return trimmed.isEmpty() ? "" : "/" + trimmed;
    }

    private static Listing value(Field field) {
        try {
            field.setAccessible(true);
            return (Listing) field.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
