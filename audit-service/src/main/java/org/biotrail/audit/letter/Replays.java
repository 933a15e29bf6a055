package org.biotrail.audit.letter;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.biotrail.kit.change.ChangeReading;
import org.biotrail.kit.problem.Problem;

/** Has letters read again. */
@ApplicationScoped
class Replays {
    @Inject
    StoredLetters letters;

    @Inject
    ChangeReading reading;

    /**
     * Hands a letter to the readers once more, on a thread that may wait.
     *
     * @param by who asked for it
     * @return fails with 404 for a letter that is not there, 409 for one that was read already, 422 when it is refused
     *     again
     */
    Uni<Void> replay(UUID letter, String by) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> read(letter, by)))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .invoke(refusal -> refusal.ifPresent(why -> {
                    throw Problem.rule("id", "refused_again", "It is refused again: " + why);
                }))
                .replaceWithVoid();
    }

    private Optional<String> read(UUID letter, String by) throws SQLException {
        ConsumerRecord<String, byte[]> sent =
                letters.waiting(letter).orElseThrow(() -> Problem.notFound("dead letter " + letter));
        Optional<String> refusal = reading.again(sent);
        letters.attempted(letter, by, refusal);
        return refusal;
    }
}
