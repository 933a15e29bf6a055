package org.biotrail.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers every failure as {@code application/problem+json} (RFC 9457); what it does not know is a 500 that tells nothing. */
public class ProblemMapper {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPES = "https://biotrail.org/problems/";
    /** For answers that are given before any resource is found. */
    static final String TOO_LARGE = """
            {"type":"https://biotrail.org/problems/too-large","title":"Too large","status":413,\
            "detail":"The body is larger than allowed"}""";

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);

    @Inject
    Problems problems;

    @Inject
    ObjectMapper json;

    @ServerExceptionMapper
    public Uni<Response> any(Throwable failure, UriInfo uri) {
        return problems.behind(failure)
                .onFailure()
                .recoverWithItem(Optional.empty())
                .map(problem -> problem.map(known -> answer(known, uri)).orElseGet(() -> fault(failure, uri)));
    }

    @ServerExceptionMapper
    public Response problem(Problem problem, UriInfo uri) {
        return answer(problem, uri);
    }

    /** The second class is named because Quarkus has an answer of its own for it. */
    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    public Response json(JsonProcessingException failure, UriInfo uri) {
        return answer(Problems.unreadable(failure), uri);
    }

    @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
    public Response unauthenticated(SecurityException failure, UriInfo uri) {
        return answer(
                failure instanceof UnauthorizedException
                        ? Problem.unauthenticated("token_required", "Sign in, or send a key")
                        : Problem.unauthenticated("token_invalid", "The token is not valid here, or no more"),
                uri);
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException failure, UriInfo uri) {
        return answer(Problem.forbidden("forbidden", "You may not do this"), uri);
    }

    @ServerExceptionMapper
    public Uni<Response> web(WebApplicationException failure, UriInfo uri) {
        if (failure.getCause() instanceof JsonProcessingException cause) {
            return Uni.createFrom().item(answer(Problems.unreadable(cause), uri));
        }
        int status = failure.getResponse().getStatus();
        if (status >= 500 && status != 503) {
            return any(failure.getCause() == null ? new IllegalStateException(failure) : failure.getCause(), uri);
        }
        if (status < 400) {
            return Uni.createFrom().item(failure.getResponse());
        }
        Response.ResponseBuilder answer = Response.fromResponse(answer(ofStatus(status, uri), uri));
        Optional.ofNullable(failure.getResponse().getHeaderString(HttpHeaders.ALLOW))
                .ifPresent(allowed -> answer.header(HttpHeaders.ALLOW, allowed));
        return Uni.createFrom().item(answer.build());
    }

    private static Problem ofStatus(int status, UriInfo uri) {
        return switch (status) {
            case 404 -> Problem.notFound(uri.getPath());
            case 405 -> Problem.notAllowed("This cannot be done at " + uri.getPath());
            case 406 -> Problem.notAcceptable("There is no answer in the form that is asked for");
            case 413 -> Problem.tooLarge("The body is larger than allowed");
            case 415 -> Problem.unsupportedType("The content type is not understood here");
            case 400 -> Problem.unreadable("", "unreadable", "The request cannot be read");
            default -> {
                Response.Status known = Response.Status.fromStatusCode(status);
                String title = known == null ? "HTTP " + status : known.getReasonPhrase();
                yield Problem.http(status, title, title);
            }
        };
    }

    private Response fault(Throwable failure, UriInfo uri) {
        String incident = UUID.randomUUID().toString();
        LOG.errorf(failure, "Incident %s at %s", incident, uri.getPath());
        return answer(
                Problem.http(500, "Something went wrong here", "The operators find this as incident " + incident)
                        .with("incident", incident),
                uri);
    }

    private Response answer(Problem problem, UriInfo uri) {
        ObjectNode body = json.createObjectNode()
                .put("type", TYPES + slug(problem.title()))
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .put("instance", uri.getRequestUri().getRawPath());
        if (!problem.violations().isEmpty()) {
            body.set("violations", json.valueToTree(problem.violations()));
        }
        problem.details().forEach((member, value) -> body.set(member, json.valueToTree(value)));
        Response.ResponseBuilder answer =
                Response.status(problem.status()).type(MEDIA_TYPE).entity(body);
        if (problem.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"biotrail\"");
        }
        problem.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, wait.toSeconds()));
        return answer.build();
    }

    private static String slug(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
