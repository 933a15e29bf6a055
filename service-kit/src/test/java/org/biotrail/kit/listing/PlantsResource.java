package org.biotrail.kit.listing;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;

/** What the tests of lists ask. */
@Path("/listing")
public class PlantsResource {
    static final Listing PLANTS = Listing.of("listing_plant", "/listing/plants")
            .hidden("note", "geom")
            .geometry("geom")
            .sort("name")
            .search("name", "code")
            .equal("code")
            .equal("rank")
            .equal("tag", "tags")
            .wildcard("name", "name")
            .refers("parent", "parent_id", "listing_plant")
            .atLeast("height_from", "height")
            .atMost("height_to", "height")
            .atMost("born_to", "born")
            .parameter("tall", "whether it is taller than 100", false, PlantsResource::tall)
            .parameter("higher_than", "height above", false, text -> Condition.of("height > ?", text))
            .parameter("higher_than_cast", "height above", false, text -> Condition.of("height > ?::text::int", text))
            .parameter(
                    "seedling_of",
                    "its parent's id, code or name",
                    false,
                    text -> Condition.of("parent_id = ?", new Reference("seedling_of", "listing_plant", text)))
            .parameter("offspring_of", "its parent's id", false, text -> Condition.of("parent_id = ?", text))
            .text(new TextFormat("text/x-names", "names", "name", "<", ";", ">"))
            .visible(actor -> actor.isSignedIn() ? Condition.ALL : Condition.of("not hidden_from_public"))
            .build();
    static final Listing TEXTS = Listing.of("listing_text", "/listing/texts").build();
    static final Listing STORIES = Listing.of("listing_story", "/listing/stories")
            .sort("name")
            .ranked()
            .highlighted("name", "name")
            .highlighted("story", "story")
            .highlighted("tags", "tags")
            .build();
    static final Listing WORDS = Listing.of("listing_word", "/listing/words")
            .translated(
                    "language", "coalesce((select w from unnest(?) w where u.names ->> w is not null limit 1), 'en')")
            .translated(
                    "name",
                    "coalesce((select u.names ->> w from unnest(?) w where u.names ->> w is not null limit 1), 'leaf')")
            .sort("name")
            .wildcard("name", "name")
            .build();
    static final Listing NUMBERS =
            Listing.of("listing_number", "/listing/numbers").build();
    static final Listing OF_DATASETS = Listing.of("listing_number", "/listing/exported")
            .announced("case when v.id % 4 > 0 then ('00000000-0000-7000-8000-00000000000' || v.id % 2)::uuid end")
            .build();

    @Inject
    Listings listings;

    private static Condition tall(String value) {
        return Condition.of("(height > ?) = ?", 100, Boolean.valueOf(value));
    }

    @GET
    @Path("/words")
    public Uni<Response> words() {
        return listings.list(WORDS);
    }

    @GET
    @Path("/words/{id}")
    public Uni<Response> word(@PathParam("id") String id) {
        return listings.item(WORDS, id);
    }

    @GET
    @Path("/plants")
    public Uni<Response> plants() {
        return listings.list(PLANTS);
    }

    @GET
    @Path("/plants/height")
    public Uni<String> height() {
        return listings.select(PLANTS, "unit")
                .flatMap(plants -> plants.ask(
                        Condition.of("height > ?", 0), rows -> "select coalesce(max(height), 0)::text" + rows))
                .map(answer -> answer.iterator().next().getString(0));
    }

    @GET
    @Path("/plants/by-difference")
    public Uni<Response> byDifference() {
        return listings.list(
                PLANTS,
                Condition.ALL,
                new Computed("difference", "double precision", Condition.of("abs(height - ?)", 29)));
    }

    @GET
    @Path("/plants/{id}")
    public Uni<Response> plant(@PathParam("id") String id) {
        return listings.item(PLANTS, id);
    }

    @GET
    @Path("/plants/{id}/children")
    public Uni<Response> children(@PathParam("id") String id) {
        return listings.idOf(PLANTS, id)
                .flatMap(parent ->
                        listings.list(PLANTS, Condition.of("parent_id = ?", java.util.UUID.fromString(parent))));
    }

    @GET
    @Path("/plants/{id}/history")
    public Uni<Response> history(@PathParam("id") String id) {
        return listings.history(PLANTS, id);
    }

    @GET
    @Path("/texts")
    public Uni<Response> texts() {
        return listings.list(TEXTS);
    }

    @GET
    @Path("/exported")
    public Uni<Response> exported() {
        return listings.list(OF_DATASETS);
    }

    @GET
    @Path("/stories")
    public Uni<Response> stories() {
        return listings.list(STORIES);
    }

    @GET
    @Path("/numbers")
    public Uni<Response> numbers() {
        return listings.list(NUMBERS);
    }
}
