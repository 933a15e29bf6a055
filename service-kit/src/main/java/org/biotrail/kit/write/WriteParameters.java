package org.biotrail.kit.write;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A request that writes is refused with 400 when it has a query parameter that its operation does not name by
 * {@link QueryParam} or {@link RestQuery}: what was not understood must not look done. Imports read their parameters
 * themselves, and so do operations that take a {@link UriInfo}, such as a search with a body. Public, because Quarkus
 * generates its caller among the service's classes.
 */
public class WriteParameters {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @ServerRequestFilter
    public void refuseUnknown(ContainerRequestContext request, ResourceInfo operation) {
        if (READING.contains(request.getMethod())
                || request.getUriInfo().getPath().endsWith("/imports")
                || readsThemItself(operation.getResourceMethod())) {
            return;
        }
        Set<String> names = known.computeIfAbsent(operation.getResourceMethod(), WriteParameters::names);
        request.getUriInfo().getQueryParameters().keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.unreadable(name, "unknown_parameter", "There is no parameter " + name + " here");
                });
    }

    private static Set<String> names(Method operation) {
        return Stream.of(operation.getParameters())
                .flatMap(WriteParameters::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean readsThemItself(Method operation) {
        return Stream.of(operation.getParameterTypes()).anyMatch(UriInfo.class::equals);
    }

    /** An annotation of RESTEasy's that names nothing means the parameter's own name. */
    private static Stream<String> name(Parameter parameter) {
        Stream<String> plain =
                Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).map(QueryParam::value).stream();
        Stream<String> rest = Optional.ofNullable(parameter.getAnnotation(RestQuery.class))
                .map(RestQuery::value)
                .map(name -> name.isEmpty() ? parameter.getName() : name)
                .stream();
        return Stream.concat(plain, rest);
    }
}
