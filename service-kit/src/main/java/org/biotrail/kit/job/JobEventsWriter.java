package org.biotrail.kit.job;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
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

/** Lets a resource answer {@link JobEvents} as an entity: the request is suspended while they are told. */
@Provider
public class JobEventsWriter implements ServerMessageBodyWriter<JobEvents> {
    @Inject
    CurrentVertxRequest request;

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == JobEvents.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == JobEvents.class;
    }

    @Override
    public void writeResponse(JobEvents events, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext suspended = (ResteasyReactiveRequestContext) context;
        suspended.suspend();
        events.writeTo(request.getCurrent().response(), suspended::resume);
    }

    @Override
    public void writeTo(
            JobEvents events,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("Events are written by writeResponse");
    }
}
