package org.biotrail.catalog.taxon.registry;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import org.biotrail.kit.access.Actor;

/** One registry of names. Its questions fail with 503 where it gives no answer that can be used. */
interface NameRegistry {

    /** What a registry answers: names that equal the one asked for, and others that are merely alike. */
    record Answer(List<RegistryName> usable, List<RegistryName> suggestions) {
        static final Answer NOTHING = new Answer(List.of(), List.of());
    }

    /** Its name in the configuration and the API. */
    String word();

    /** Whether it has names of this kingdom; asked too while the kingdom is not known. */
    default boolean covers(String kingdom) {
        return true;
    }

    /** Whether it can be asked at all: a key that is needed and not configured. */
    default boolean isReady() {
        return true;
    }

    Uni<Answer> ask(Actor actor, NameQuestion question);

    /** What else it knows of the name that was taken: ancestors, publication, links. */
    default Uni<RegistryName> complete(Actor actor, RegistryName taken) {
        return Uni.createFrom().item(taken);
    }

    /** What it knows of a name that stands above another one, or is accepted for it. */
    default Uni<Optional<NameUsage>> detail(Actor actor, NameUsage usage) {
        return Uni.createFrom().item(Optional.empty());
    }
}
