package org.biotrail.audit.stream;

import jakarta.ws.rs.ext.Provider;
import org.biotrail.kit.listing.SuspendingWriter;

/** Lets a resource answer a {@link Subscription}: the request is suspended until the stream ends. */
@Provider
public class SubscriptionWriter extends SuspendingWriter<Subscription> {
    public SubscriptionWriter() {
        super(Subscription.class);
    }

    @Override
    protected void begin(Subscription subscription, Runnable ended) {
        subscription.begin().accept(ended);
    }
}
