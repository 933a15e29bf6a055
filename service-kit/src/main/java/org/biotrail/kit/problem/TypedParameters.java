package org.biotrail.kit.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * A query parameter that an operation wants as a number or as true or false is refused with 400 when it is neither.
 * Without this, a number that cannot be read is answered as an address that does not exist, and every other word as
 * false. Public, because Quarkus generates its caller among the service's classes.
 */
public class TypedParameters {
    private static final Map<Class<?>, Predicate<String>> FORMS = Map.of(
            Boolean.class,
            text -> text.equals("true") || text.equals("false"),
            Integer.class,
            TypedParameters::isWhole);

    @ServerRequestFilter
    public void refuseOtherTypes(ContainerRequestContext request, ResourceInfo operation) {
        for (Parameter parameter : operation.getResourceMethod().getParameters()) {
            RestQuery named = parameter.getAnnotation(RestQuery.class);
            if (named != null) {
                String name = named.value().isEmpty() ? parameter.getName() : named.value();
                List<String> values = request.getUriInfo().getQueryParameters().getOrDefault(name, List.of());
                check(name, parameter.getParameterizedType().getTypeName(), values);
            }
        }
    }

    private static void check(String name, String type, List<String> values) {
        FORMS.forEach((wanted, form) -> {
            if ((type.contains(wanted.getName()) || (wanted == Integer.class && type.equals("int")))
                    && !values.stream().allMatch(form)) {
                throw Problem.unreadable(
                        name,
                        "invalid_value",
                        name + (wanted == Boolean.class ? " is true or false" : " is a whole number"));
            }
        });
    }

    private static boolean isWhole(String text) {
        try {
            Integer.parseInt(text);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
