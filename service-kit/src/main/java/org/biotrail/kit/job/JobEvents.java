package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.core.MediaType;

/**
 * States of a job to be told as server-sent events, each when it is known; the last is the end. An entity, and no {@code
 * Multi}, so that what is wrong before the first of them is still answered as a problem.
 */
record JobEvents(Multi<ObjectNode> states) {

    void writeTo(HttpServerResponse response, Runnable ended) {
        response.setChunked(true)
                .putHeader("Content-Type", MediaType.SERVER_SENT_EVENTS)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        Cancellable telling = states.subscribe()
                .with(
                        state -> response.write(text(state)),
                        failure -> response.reset(),
                        () -> response.end().onComplete(done -> ended.run()));
        response.closeHandler(closed -> telling.cancel());
    }

    private static String text(ObjectNode job) {
        String name = job.get("finished_at").isNull() ? "progress" : "end";
        return "event: " + name + "\ndata: " + job + "\n\n";
    }
}
