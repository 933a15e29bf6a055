package org.biotrail.kit.problem;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * A request is refused with 400 when it has a query parameter that its operation does not name by {@link QueryParam} or
 * {@link RestQuery}: what was not understood must not look done. Imports read their parameters themselves, and so do
 * operations that take a {@link UriInfo}, such as a search with a body, and lists, which say so by {@link #areReadIn}.
 * Public, because Quarkus generates its caller among the service's classes.
 */
public class KnownParameters {
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final String READ = KnownParameters.class.getName();

    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    @Inject
    CurrentVertxRequest current;

    /** Says that whoever answers this request knows its parameters and refuses others. */
    public static void areReadIn(RoutingContext request) {
        request.put(READ, true);
    }

    @ServerRequestFilter
    public void refuseToWrite(ContainerRequestContext request, ResourceInfo operation) {
        if (!READING.contains(request.getMethod())
                && !request.getUriInfo().getPath().endsWith("/imports")) {
            refuseUnknown(request, operation);
        }
    }

    /** Whether an operation answers with a list shows when it has; nothing is done by then that would have to be undone. */
    @ServerResponseFilter
    public void refuseToRead(ContainerRequestContext request, ContainerResponseContext answer, ResourceInfo operation) {
        if (READING.contains(request.getMethod())
                && answer.getStatus() < 400
                && current.getCurrent().get(READ) == null) {
            refuseUnknown(request, operation);
        }
    }

    private void refuseUnknown(ContainerRequestContext request, ResourceInfo operation) {
        Set<String> sent = request.getUriInfo().getQueryParameters().keySet();
        if (sent.isEmpty() || operation.getResourceMethod() == null || readsThemItself(operation.getResourceMethod())) {
            return;
        }
        Set<String> names = known.computeIfAbsent(operation.getResourceMethod(), KnownParameters::names);
        sent.stream().filter(name -> !names.contains(name)).findFirst().ifPresent(name -> {
            throw Problem.unreadable(name, "unknown_parameter", "There is no parameter " + name + " here");
        });
    }

    private static Set<String> names(Method operation) {
        return Stream.of(operation.getParameters())
                .flatMap(KnownParameters::name)
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
