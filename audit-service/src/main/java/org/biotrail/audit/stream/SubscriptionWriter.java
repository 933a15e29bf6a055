package org.biotrail.audit.stream;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Lets a resource answer a {@link Subscription}: the request is suspended until the stream ends. */
@Provider
public class SubscriptionWriter implements ServerMessageBodyWriter<Subscription> {

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == Subscription.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == Subscription.class;
    }

    @Override
    public void writeResponse(Subscription subscription, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext suspended = (ResteasyReactiveRequestContext) context;
        suspended.suspend();
        subscription.begin().accept(suspended::resume);
    }

    @Override
    public void writeTo(
            Subscription subscription,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("A stream is written by writeResponse");
    }
}
