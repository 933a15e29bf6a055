package org.biotrail.kit.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Finds out who asks before any resource runs, so that everything after it has the {@link Caller} at hand. Public,
 * because Quarkus generates its caller among the service's classes.
 */
public class CallerFilter {
    @Inject
    CurrentIdentityAssociation identities;

    @Inject
    KnownUsers users;

    @Inject
    Caller caller;

    @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
    public Uni<Void> identify() {
        return identities
                .getDeferredIdentity()
                .onFailure(CallerFilter::isGarbled)
                .transform(AuthenticationFailedException::new)
                .flatMap(this::actor)
                .invoke(caller::is)
                .replaceWithVoid();
    }

    /** What a text that is hardly a token makes Quarkus fail with. */
    private static boolean isGarbled(Throwable failure) {
        return failure instanceof NoSuchElementException
                || failure instanceof IllegalArgumentException
                || failure instanceof IndexOutOfBoundsException;
    }

    private Uni<Actor> actor(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token
                ? users.actor(Token.of(token, identity.getRoles()))
                : Uni.createFrom().item(Actor.ANONYMOUS);
    }
}
