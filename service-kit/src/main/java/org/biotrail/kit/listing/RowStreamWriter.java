package org.biotrail.kit.listing;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.ws.rs.ext.Provider;

/** Lets a resource answer a {@link RowStream} as an entity. */
@Provider
public class RowStreamWriter extends SuspendingWriter<RowStream> {
    @Inject
    CurrentVertxRequest request;

    public RowStreamWriter() {
        super(RowStream.class);
    }

    @Override
    protected void begin(RowStream entity, Runnable ended) {
        entity.writeTo(request.getCurrent().response(), ended);
    }
}
