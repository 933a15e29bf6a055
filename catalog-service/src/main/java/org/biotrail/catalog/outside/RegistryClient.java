package org.biotrail.catalog.outside;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Connections to one registry, its own, so that one that hangs holds up no other. */
final class RegistryClient {
    private static final int LARGEST_ANSWER = 5 << 20;
    private static final int REDIRECTS = 3;

    private final HttpClient client;
    private final URI base;
    private final String agent;
    private final Duration timeout;

    RegistryClient(Vertx vertx, URI base, String agent, Duration timeout) {
        this.base = base;
        this.agent = agent;
        this.timeout = timeout;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout((int) timeout.toMillis())
                .setIdleTimeout(60)
                .setDecompressionSupported(true)
                .setMaxPoolSize(8));
    }

    /**
     * What the registry answers to a call.
     *
     * @return the body; empty for 404 and 410; fails with {@link NoAnswer} where asking again may help
     */
    Uni<Optional<String>> get(OutsideCall call) {
        String root = base.toString().replaceAll("/+$", "");
        return get(URI.create(root + call.target()), call, REDIRECTS)
                .ifNoItem()
                .after(timeout)
                .fail()
                .onFailure(io.smallrye.mutiny.TimeoutException.class)
                .transform(late -> new NoAnswer("no answer within " + timeout))
                .onFailure(failure -> failure instanceof java.net.ConnectException
                        || failure instanceof TimeoutException
                        || failure instanceof io.vertx.core.VertxException)
                .transform(failure -> new NoAnswer(String.valueOf(failure.getMessage())));
    }

    private Uni<Optional<String>> get(URI address, OutsideCall call, int redirects) {
        return exchange(address, call).flatMap(answer -> switch (answer.status()) {
            case 200 -> Uni.createFrom().item(Optional.of(answer.body()));
            case 404, 410 -> Uni.createFrom().item(Optional.empty());
            case 301, 302, 303, 307, 308 -> get(within(address, answer.location(), redirects), call, redirects - 1);
            case 429, 500, 502, 503, 504 -> Uni.createFrom().failure(new NoAnswer("status " + answer.status()));
            default -> Uni.createFrom().failure(new IllegalStateException("status " + answer.status()));
        });
    }

    private record Answer(int status, String body, String location) {}

    private Uni<Answer> exchange(URI address, OutsideCall call) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(address.toString())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.USER_AGENT, agent)
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        call.headers().forEach(options::putHeader);
        return Uni.createFrom()
                .emitter(emitter ->
                        client.request(options).onFailure(emitter::fail).onSuccess(request -> send(request, emitter)));
    }

    private static void send(HttpClientRequest request, UniEmitter<? super Answer> emitter) {
        AtomicBoolean whole = new AtomicBoolean();
        // When nobody waits any more, the connection is given up and not kept busy by what still trickles in.
        emitter.onTermination(() -> {
            if (!whole.get()) {
                request.reset();
            }
        });
        request.send().onFailure(emitter::fail).onSuccess(response -> collect(response, emitter, whole));
    }

    private static void collect(HttpClientResponse response, UniEmitter<? super Answer> emitter, AtomicBoolean whole) {
        Buffer body = Buffer.buffer();
        response.exceptionHandler(emitter::fail);
        response.handler(part -> {
            if (body.length() + part.length() > LARGEST_ANSWER) {
                emitter.fail(new IllegalStateException("It is larger than 5 MB"));
            } else {
                body.appendBuffer(part);
            }
        });
        response.endHandler(end -> {
            whole.set(true);
            emitter.complete(new Answer(
                    response.statusCode(),
                    body.toString(StandardCharsets.UTF_8),
                    Optional.ofNullable(response.getHeader(HttpHeaders.LOCATION))
                            .orElse("")));
        });
    }

    /** @throws IllegalStateException for an address elsewhere: what a registry answers does not choose whom we ask */
    private URI within(URI from, String location, int redirects) {
        URI target = from.resolve(location);
        boolean same = String.valueOf(target.getScheme()).equals(base.getScheme())
                && String.valueOf(target.getAuthority()).equals(base.getAuthority());
        if (redirects == 0 || !same) {
            throw new IllegalStateException("It sends elsewhere");
        }
        return target;
    }

    void close() {
        client.close();
    }
}
