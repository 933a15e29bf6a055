package org.biotrail.kit.listing;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.biotrail.kit.problem.Problem;

/** What a request's {@code Accept} takes of what is offered (RFC 9110, section 12.5.1). */
public final class Accept {
    private static final List<String> JSON = List.of(MediaType.APPLICATION_JSON);

    private Accept() {}

    /**
     * The best liked of the media types offered; among equals the first.
     *
     * @throws Problem 406 when it takes none of them
     */
    public static String best(HttpHeaders request, List<String> offered) {
        return accepted(request).stream()
                .filter(accepted -> !isRefused(accepted))
                .flatMap(accepted ->
                        offered.stream().filter(type -> MediaType.valueOf(type).isCompatible(accepted)))
                .findFirst()
                .orElseThrow(() -> Problem.notAcceptable("This is answered as " + String.join(" or ", offered)));
    }

    /** @throws Problem 406 for a request that does not take JSON */
    public static void json(HttpHeaders request) {
        best(request, JSON);
    }

    private static List<MediaType> accepted(HttpHeaders request) {
        try {
            return request.getAcceptableMediaTypes();
        } catch (IllegalArgumentException unreadable) {
            throw Problem.notAcceptable("Accept names no media types");
        }
    }

    private static boolean isRefused(MediaType type) {
        String weight = type.getParameters().get("q");
        return weight != null && weight.matches("0(\\.0*)?");
    }
}
