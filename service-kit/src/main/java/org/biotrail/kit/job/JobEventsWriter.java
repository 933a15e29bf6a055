package org.biotrail.kit.job;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;
import org.biotrail.kit.listing.SuspendingWriter;

/** Lets a resource answer {@link JobEvents} as an entity. */
@Provider
public class JobEventsWriter extends SuspendingWriter<JobEvents> {
    @Inject
    CurrentVertxRequest request;

    public JobEventsWriter() {
        super(JobEvents.class);
    }

    @Override
    protected void begin(JobEvents entity, Runnable ended) {
        entity.writeTo(request.getCurrent().response(), ended);
    }
}
