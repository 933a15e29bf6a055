package org.biotrail.kit.access;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * A verified access token of a person or a service.
 *
 * @param subject {@code sub}
 * @param name for people: {@code name}, else {@code preferred_username}, else the subject
 * @param email empty when the realm tells none
 * @param emailVerified whether the realm vouches for the e-mail
 * @param identityProvider the source of the identity, for example {@code orcid}; empty when the realm itself is it
 * @param client {@code azp}, the client that the token was issued to
 * @param roles the realm roles
 * @param raw as it was sent, to ask another service on the person's behalf within the same request
 */
public record Token(
        String subject,
        String name,
        Optional<String> email,
        boolean emailVerified,
        Optional<String> identityProvider,
        String client,
        Set<String> roles,
        String raw) {
    private static final String SERVICE = "service";

    /** @throws Problem 401 for a token of nobody */
    static Token of(JsonWebToken token, Set<String> roles) {
        String subject = text(token, "sub")
                .orElseThrow(() -> Problem.unauthenticated("token_invalid", "The token says of nobody whose it is"));
        return new Token(
                subject,
                Stream.of("name", "preferred_username")
                        .flatMap(claim -> text(token, claim).stream())
                        .findFirst()
                        .orElse(subject),
                text(token, "email"),
                Boolean.parseBoolean(String.valueOf(token.<Object>getClaim("email_verified"))),
                text(token, "identity_provider"),
                text(token, "azp").orElse(""),
                Set.copyOf(roles),
                token.getRawToken());
    }

    /** Whether this is one of the suite's services, which makes no user. */
    public boolean isService() {
        return roles.contains(SERVICE);
    }

    /** The service's short name, for example {@code lab} of the client {@code lab-service}. */
    String service() {
        return client.endsWith("-service") ? client.substring(0, client.length() - "-service".length()) : client;
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.<Object>ofNullable(token.getClaim(claim))
                .map(String::valueOf)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }
}
