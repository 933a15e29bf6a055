package org.biotrail.audit.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.unchecked.Unchecked;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.sql.DataSource;
import org.biotrail.audit.integrity.Verification.Head;
import org.biotrail.audit.integrity.Verification.Misfit;
import org.biotrail.kit.problem.Problem;

/** Verifies the chains, one caller at a time: it reads the whole log. */
@ApplicationScoped
class Integrity {
    private final Semaphore turn = new Semaphore(1);

    @Inject
    DataSource database;

    @Inject
    Anchors anchors;

    @Inject
    ObjectMapper json;

    /**
     * Whether all fits, with the first row that does not; on a thread that may wait.
     *
     * @return fails with 503 while another verification runs
     */
    Uni<ObjectNode> verify(Optional<OffsetDateTime> from, Optional<OffsetDateTime> to) {
        return Uni.createFrom()
                .item(Unchecked.supplier(() -> verifyInTurn(from, to)))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private ObjectNode verifyInTurn(Optional<OffsetDateTime> from, Optional<OffsetDateTime> to) throws SQLException {
        if (!turn.tryAcquire()) {
            throw Problem.unavailable("busy", "Another verification runs", Duration.ofSeconds(10));
        }
        try (Connection connection = database.getConnection()) {
            return verify(connection, from, to);
        } finally {
            turn.release();
        }
    }

    private ObjectNode verify(Connection connection, Optional<OffsetDateTime> from, Optional<OffsetDateTime> to)
            throws SQLException {
        Map<String, String> published = anchors.newest();
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            Verification verification = new Verification(connection, from, to, published);
            ArrayNode chains = json.createArrayNode();
            Optional<Misfit> first = Optional.empty();
            for (Head head : verification.heads()) {
                chains.addObject()
                        .put("chain", head.chain())
                        .put("link", head.link())
                        .put("hash", head.hash());
                first = first.isPresent() ? first : verification.check(head);
            }
            ObjectNode answer = json.createObjectNode()
                    .put("ok", first.isEmpty())
                    .put("checked", verification.checked())
                    .put("anchors", published.size());
            answer.set("first", first.<JsonNode>map(json::valueToTree).orElse(json.nullNode()));
            return answer.set("chains", chains);
        } finally {
            connection.rollback();
            connection.setReadOnly(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        }
    }
}
