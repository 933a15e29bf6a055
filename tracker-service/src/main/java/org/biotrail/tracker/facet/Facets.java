package org.biotrail.tracker.facet;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.problem.Problem;

/** Counts beside a page how many things are found of what, with every filter but the facet's own. */
@ApplicationScoped
public class Facets {
    static final String PARAMETER = "facets";

    @Inject
    Listings listings;

    /** A listing that can be asked for counts by these facets. */
    public static Listing.Builder counted(Listing.Builder listing, Set<Facet> facets) {
        return listing.parameter(
                PARAMETER,
                "counts beside the page, of " + Facet.words(facets)
                        + ": {value, label, count}, at most 50 of each, with every other filter",
                true,
                value -> {
                    Facet.of(value, facets);
                    return Condition.ALL;
                });
    }

    /** With the filters of those facets that datasets have; a thing that is none has no organisation and no author. */
    public static Listing.Builder filtered(Listing.Builder listing) {
        return counted(listing, Facet.all())
                .refers("project", "project_id", "project")
                .equal("license")
                .equal("privacy")
                .parameter("tag", "has this tag", true, value -> Condition.of("tags @> array[?::text]", value))
                .parameter(
                        "organisation",
                        "has this user as data controller",
                        true,
                        user -> ordered("o.organisation = ?", user))
                .parameter(
                        "author",
                        "has this user among its authors",
                        true,
                        user -> ordered("o.authors @> array[?::text]", user))
                .parameter("has_doi", "whether it has a DOI", false, Facets::hasDoi);
    }

    /** Things that are datasets of such orders. */
    public static Condition ordered(String condition, String user) {
        return Condition.of(
                "id in (select d.id from dataset d join data_order o on o.id = d.order_id where " + condition + ")",
                user);
    }

    /**
     * The text of a parameter that is true or false.
     *
     * @throws Problem 400 {@code invalid_value}
     */
    public static boolean flag(String parameter, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.unreadable(parameter, "invalid_value", parameter + " is true or false");
        }
        return text.equals("true");
    }

    private static Condition hasDoi(String text) {
        return Condition.of("id " + (flag("has_doi", text) ? "in" : "not in")
                + " (select i.dataset_id from dataset_identifier i where i.scheme = 'doi')");
    }

    /**
     * The page with {@code facets}, where they are asked for; a stream has none.
     *
     * @param within what the resource makes of parameters that the listing leaves to it
     */
    public Uni<Response> beside(
            Response page,
            Listing listing,
            MultivaluedMap<String, String> query,
            Actor actor,
            Function<MultivaluedMap<String, String>, Condition> within) {
        List<Facet> wanted = query.getOrDefault(PARAMETER, List.of()).stream()
                .flatMap(words -> Stream.of(words.split(",", -1)))
                .map(word -> Facet.of(word.strip(), Facet.all()))
                .distinct()
                .toList();
        if (wanted.isEmpty() || !(page.getEntity() instanceof String body)) {
            return Uni.createFrom().item(page);
        }
        return Multi.createFrom()
                .iterable(alike(wanted, query))
                .onItem()
                .transformToUni(facets -> counted(facets, listing, query, actor, within))
                .concatenate()
                .collect()
                .in(HashMap<Facet, String>::new, Map::putAll)
                .map(counts -> Response.fromResponse(page)
                        .entity(body.substring(0, body.length() - 1) + ",\"facets\":{"
                                + wanted.stream()
                                        .map(facet -> "\"" + facet.word() + "\":" + counts.get(facet))
                                        .collect(Collectors.joining(","))
                                + "}}")
                        .build());
    }

    /** Facets that the same rows are counted by: a facet whose filter is asked for leaves it out, the others have all. */
    private static List<List<Facet>> alike(List<Facet> wanted, MultivaluedMap<String, String> query) {
        Stream<List<Facet>> alone =
                wanted.stream().filter(facet -> query.containsKey(facet.word())).map(List::of);
        List<Facet> together = wanted.stream()
                .filter(facet -> !query.containsKey(facet.word()))
                .toList();
        return Stream.concat(Stream.of(together), alone)
                .filter(facets -> !facets.isEmpty())
                .toList();
    }

    private Uni<Map<Facet, String>> counted(
            List<Facet> facets,
            Listing listing,
            MultivaluedMap<String, String> query,
            Actor actor,
            Function<MultivaluedMap<String, String>, Condition> within) {
        String left = facets.get(0).word();
        MultivaluedMap<String, String> others = new MultivaluedHashMap<>(query);
        others.remove(left);
        boolean seesUnlisted = actor.has(Permission.DATA_LIST) || actor.has(Permission.OWNERS_READ);
        return listings.select(listing, left)
                .flatMap(found -> found.ask(within.apply(others), rows -> Facet.question(facets, rows, seesUnlisted)))
                .map(rows -> rows.iterator().next())
                .map(row -> IntStream.range(0, facets.size())
                        .boxed()
                        .collect(Collectors.toMap(facets::get, row::getString)));
    }
}
