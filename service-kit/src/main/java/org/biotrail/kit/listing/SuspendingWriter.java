package org.biotrail.kit.listing;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveResourceInfo;
import org.jboss.resteasy.reactive.server.spi.ServerMessageBodyWriter;
import org.jboss.resteasy.reactive.server.spi.ServerRequestContext;

/** Lets a resource answer something that writes itself to the response: the request is suspended while it does. */
public abstract class SuspendingWriter<T> implements ServerMessageBodyWriter<T> {
    private final Class<T> written;

    protected SuspendingWriter(Class<T> written) {
        this.written = written;
    }

    /** Begins to write; {@code ended} is called when nothing more comes. */
    protected abstract void begin(T entity, Runnable ended);

    @Override
    public boolean isWriteable(
            Class<?> type, Type generic, ResteasyReactiveResourceInfo resource, MediaType mediaType) {
        return type == written;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == written;
    }

    @Override
    public void writeResponse(T entity, Type generic, ServerRequestContext context) {
        ResteasyReactiveRequestContext suspended = (ResteasyReactiveRequestContext) context;
        suspended.suspend();
        begin(entity, suspended::resume);
    }

    @Override
    public void writeTo(
            T entity,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out) {
        throw new UnsupportedOperationException("It is written by writeResponse, not to a blocking stream");
    }
}
