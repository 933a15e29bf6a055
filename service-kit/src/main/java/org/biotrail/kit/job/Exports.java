package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.listing.Accept;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.biotrail.kit.write.Answer;
import org.biotrail.kit.write.Repeats;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes an order for a file and answers with the job that writes it; see {@link Export}. */
@ApplicationScoped
public class Exports {
    @Inject
    Pool pool;

    @Inject
    Caller caller;

    @Inject
    CurrentVertxRequest current;

    @Inject
    HttpHeaders headers;

    @Inject
    @All
    List<Export> exports;

    @Inject
    Repeats repeats;

    @Inject
    JobWorker worker;

    @Inject
    ObjectMapper mapper;

    @ConfigProperty(name = "quarkus.rest.path", defaultValue = "")
    Optional<String> base;

    /**
     * {@code POST /things/exports}. The order is an object with {@code format}, which may be left out where there is
     * only one, and the export's own options. {@code Idempotency-Key} makes a repeated order one job.
     *
     * @param things the plural, as {@link Export#things} says
     * @return 202 with {@code Location: /jobs/{id}} and the job; its file is at {@code /jobs/{id}/result} when it is over
     * @throws Problem 422 for an unknown format or option, and what {@link Export#check} refuses
     */
    public Uni<Response> accept(String things, ObjectNode order) {
        Accept.json(headers);
        HttpServerRequest request = current.getCurrent().request();
        Actor actor = caller.actor().requireSignedIn();
        Export export = exports.stream()
                .filter(one -> one.things().equals(things))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No export of " + things));
        String format = format(export, order);
        export.check(order);
        ObjectNode kept = order.deepCopy().put("format", format);
        return Uni.createFrom()
                .item(() -> keep(export, kept, actor, request))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor());
    }

    private static String format(Export export, ObjectNode order) {
        Violations broken = new Violations();
        order.fieldNames()
                .forEachRemaining(name -> broken.require(
                        name.equals("format") || export.options().contains(name),
                        name,
                        "unknown_field",
                        "There is no option " + name + " here"));
        List<String> known = export.formats().keySet().stream().sorted().toList();
        String format = order.path("format").asText(known.size() == 1 ? known.get(0) : "");
        broken.require(
                known.contains(format), "format", "unknown_format", "format is one of " + String.join(", ", known));
        broken.throwIfAny();
        return format;
    }

    private Response keep(Export export, ObjectNode order, Actor actor, HttpServerRequest request) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        try (JobConnection connection = JobConnection.open(pool)) {
            connection.begin();
            connection.query(
                    "insert into job (id, kind, things, format, options, actor)"
                            + " values ($1, 'export', $2, $3, $4::text::jsonb, $5::text::jsonb)",
                    id,
                    export.things(),
                    order.path("format").asText(),
                    order.toString(),
                    TakenJob.person(actor, mapper).toString());
            Answer answer = new Answer(202, base.orElse("") + "/jobs/" + id, null, connection.job(id));
            Optional<Repeats.Key> key = Repeats.Key.of(actor, request, order);
            if (key.isPresent() && !connection.await(client -> repeats.keep(client, key.get(), answer))) {
                connection.rollback();
                return repeats.before(key.get())
                        .await()
                        .indefinitely()
                        .orElseThrow()
                        .response(true);
            }
            connection.commit();
            worker.wake();
            return answer.response(false);
        }
    }
}
