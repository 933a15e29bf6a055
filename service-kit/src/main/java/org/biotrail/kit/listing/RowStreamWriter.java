package org.biotrail.kit.listing;

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

/** Lets a resource answer a {@link RowStream} as an entity: the request is suspended while it writes itself. */
@Provider
public class RowStreamWriter implements ServerMessageBodyWriter<RowStream> {
    @Inject
    CurrentVertxRequest request;

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == RowStream.class;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == RowStream.class;
    }

    @Override
    public void writeResponse(RowStream rows, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext suspended = (ResteasyReactiveRequestContext) context;
        suspended.suspend();
        rows.writeTo(request.getCurrent().response(), suspended::resume);
    }

    @Override
    public void writeTo(
            RowStream rows,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("A stream of rows is written by writeResponse");
    }
}
