package org.biotrail.kit.access;

import jakarta.enterprise.context.RequestScoped;

/** The {@link Actor} behind the request at hand, from its token and this service's copy of the user. */
@RequestScoped
public class Caller {
    private Actor actor = Actor.ANONYMOUS;

    /** Who asks; {@link Actor#ANONYMOUS} without a token. */
    public Actor actor() {
        return actor;
    }

    void is(Actor known) {
        this.actor = known;
    }
}
