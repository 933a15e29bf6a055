package org.biotrail.catalog.usage;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.biotrail.kit.problem.Problem;

/** Who uses a thing of this service: which services, and as what, without numbers and ids. */
public final class Usage {
    private static final String USED_BY = "select unnest(used_by(?1, ?2))";

    private Usage() {}

    /** {@code sampling: identification} and the like, inside the transaction at hand. */
    public static Uni<List<String>> of(String thing, UUID id) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(USED_BY, String.class)
                        .setParameter(1, thing)
                        .setParameter(2, id)
                        .getResultList());
    }

    /** Fails with 409 {@code in_use} when the thing is used, whoever asks. */
    public static Uni<Void> requireNone(String thing, UUID id) {
        return of(thing, id)
                .invoke(used -> {
                    if (!used.isEmpty()) {
                        throw Problem.conflict("", "in_use", "It is used (" + String.join(", ", used) + ")")
                                .with("used_by", used);
                    }
                })
                .replaceWithVoid();
    }
}
