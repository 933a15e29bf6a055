package org.biotrail.tracker.dataset;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;

/** Counts beside a page of datasets how many there are of what, with every filter but the facet's own. */
@ApplicationScoped
class Facets {
    static final String PARAMETER = "facets";

    @Inject
    Listings listings;

    /** The page with {@code facets}, where they are asked for; a stream has none. */
    Uni<Response> beside(Response page, Listing listing, MultivaluedMap<String, String> query, Actor actor) {
        List<Facet> wanted = query.getOrDefault(PARAMETER, List.of()).stream()
                .flatMap(words -> Stream.of(words.split(",", -1)))
                .map(word -> Facet.of(word.strip()))
                .distinct()
                .toList();
        if (wanted.isEmpty() || !(page.getEntity() instanceof String body)) {
            return Uni.createFrom().item(page);
        }
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUni(facet ->
                        counted(facet, listing, query, actor).map(counts -> "\"" + facet.word() + "\":" + counts))
                .concatenate()
                .collect()
                .asList()
                .map(facets -> Response.fromResponse(page)
                        .entity(body.substring(0, body.length() - 1) + ",\"facets\":{" + String.join(",", facets)
                                + "}}")
                        .build());
    }

    private Uni<String> counted(Facet facet, Listing listing, MultivaluedMap<String, String> query, Actor actor) {
        MultivaluedMap<String, String> others = new MultivaluedHashMap<>(query);
        others.remove(facet.word());
        boolean seesUnlisted = actor.has(Permission.DATA_LIST) || actor.has(Permission.OWNERS_READ);
        return listings.select(listing, facet.word())
                .flatMap(found ->
                        found.ask(DatasetListings.ofCaller(others, actor), rows -> facet.question(rows, seesUnlisted)))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
