package org.biotrail.tracker.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;

/** Serves one text of a thing alone: Markdown verbatim, or the harmless HTML that it makes. */
@ApplicationScoped
public class Pages {
    @Inject
    Listings listings;

    @Inject
    CurrentVertxRequest request;

    /** {@code GET /things/{id}/description}: HTML where {@code Accept} asks for it, Markdown otherwise. */
    public Uni<Response> page(Listing listing, String reference, String field) {
        String accept = Optional.ofNullable(request.getCurrent().request().getHeader(HttpHeaders.ACCEPT))
                .orElse("");
        return listings.find(listing, reference)
                .map(found -> found.orElseThrow(() -> Problem.notFound(listing.thing() + " " + reference)))
                .map(row -> answer(row, field, accept.contains("text/html")));
    }

    private static Response answer(ObjectNode row, String field, boolean html) {
        Markdown text = new Markdown(row.path(field).asText(""));
        Response.ResponseBuilder answer = html
                ? Response.ok(text.html(), "text/html;charset=UTF-8")
                : Response.ok(text.source(), "text/markdown;charset=UTF-8");
        Markdown.headers().forEach(answer::header);
        return answer.header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
    }
}
