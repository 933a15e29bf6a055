package org.biotrail.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One origin for the suite on one machine, as the Ingress is in a cluster: the first part of the path chooses the
 * service, everything else is handed through, bodies and event streams included.
 *
 * <p>Arguments: the port, then {@code <first path part>=<port of the service>} for each service.
 */
public final class Gateway {
    private final Map<String, HttpProxy> services = new LinkedHashMap<>();

    /** What is not modified has no body, not even one of no chunks, which clients would wait for. */
    private static final ProxyInterceptor BODILESS = new ProxyInterceptor() {
        @Override
        public Future<Void> handleProxyResponse(ProxyContext context) {
            if (context.response().getStatusCode() == 304) {
                context.response().setBody(null);
            }
            return context.sendResponse();
        }
    };

    private Gateway(Vertx vertx, String[] routes) {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(256)
                .setConnectTimeout(2_000)
                .setDecompressionSupported(false));
        for (int i = 1; i < routes.length; i++) {
            String[] route = routes[i].split("=", 2);
            services.put(
                    route[0],
                    HttpProxy.reverseProxy(client)
                            .origin(Integer.parseInt(route[1]), "localhost")
                            .addInterceptor(BODILESS));
        }
    }

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Gateway gateway = new Gateway(vertx, arguments);
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("localhost")
                .setPort(Integer.parseInt(arguments[0]))
                .setMaxInitialLineLength(64 * 1024)
                .setMaxHeaderSize(32 * 1024));
        server.requestHandler(gateway::route)
                .listen()
                .onSuccess(bound -> System.out.println("gateway listens on " + bound.actualPort()))
                .onFailure(cause -> {
                    System.err.println("gateway cannot listen: " + cause.getMessage());
                    System.exit(1);
                });
    }

    private void route(HttpServerRequest request) {
        Optional.ofNullable(services.get(firstPart(request.path())))
                .ifPresentOrElse(service -> service.handle(request), () -> answer(request));
    }

    private void answer(HttpServerRequest request) {
        if ("/".equals(request.path())) {
            request.response()
                    .putHeader("content-type", "text/html; charset=utf-8")
                    .end(frontPage());
        } else {
            request.response()
                    .setStatusCode(404)
                    .putHeader("content-type", "application/problem+json")
                    .end("{\"title\":\"Not found\",\"status\":404,\"detail\":\"No service answers here\"}");
        }
    }

    private String frontPage() {
        StringBuilder page = new StringBuilder(
                "<!doctype html><html lang=en><meta charset=utf-8><title>Biotrail</title><h1>Biotrail</h1><ul>");
        services.keySet()
                .forEach(name -> page.append("<li><a href=\"/")
                        .append(name)
                        .append("/v1/swagger\">")
                        .append(name)
                        .append("</a></li>"));
        return page.append("</ul></html>").toString();
    }

    private static String firstPart(String path) {
        int end = path.indexOf('/', 1);
        return path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end);
    }
}
