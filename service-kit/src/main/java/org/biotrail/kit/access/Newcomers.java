package org.biotrail.kit.access;

import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** What happens when a token's user is met: for the first time here, or again. */
public interface Newcomers {

    /**
     * A token whose {@code sub} is not in this service's table of users.
     *
     * @return the user as known now; empty when the token's own roles must do for the moment; fails with the problem
     *     that refuses the person
     */
    Uni<Optional<KnownUser>> welcome(Token token);

    /** A token of a user who is known. Answers the user as they are after it. */
    default Uni<KnownUser> seen(KnownUser user, Token token) {
        return Uni.createFrom().item(user);
    }
}
