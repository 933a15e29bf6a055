package org.biotrail.lab.vocabulary;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/** Keeps the vocabulary that the rules ask, as the database has it; another replica may have imported a newer one. */
@ApplicationScoped
class PsiMsInUse {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    void start(@Observes StartupEvent started) {
        renew().await().atMost(PATIENCE);
    }

    @Scheduled(every = "10s", delayed = "10s")
    Uni<Void> follow() {
        return pool.query("select version || ' ' || imported_at as edition from vocabulary where name = 'psi-ms'")
                .execute()
                .map(rows -> rows.iterator().next().getString("edition"))
                .flatMap(edition -> edition.equals(PsiMs.current().edition())
                        ? Uni.createFrom().voidItem()
                        : renew());
    }

    private Uni<Void> renew() {
        return pool.query(
                        "select v.version || ' ' || v.imported_at as edition, t.accession, t.name, t.parents, t.obsolete from psi_ms_term t, vocabulary v where v.name = 'psi-ms'")
                .execute()
                .invoke(rows -> {
                    List<PsiMs.Term> terms = StreamSupport.stream(rows.spliterator(), false)
                            .map(row -> new PsiMs.Term(
                                    row.getString("accession"),
                                    row.getString("name"),
                                    List.of(row.getArrayOfStrings("parents")),
                                    row.getBoolean("obsolete")))
                            .toList();
                    PsiMs.use(new PsiMs(rows.iterator().next().getString("edition"), terms));
                })
                .replaceWithVoid();
    }
}
