package org.biotrail.tracker.dataset;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.tracker.facet.Facets;

/** Who sees which datasets, and how much of them ({@code spec/tracker.md} §4.2). */
public final class DatasetListings {
    /** For everyone who may find a dataset. */
    static final Listing DATASETS =
            listing("dataset_view").visible(DatasetListings::found).build();

    /** With order, editors and members, for those who administer, and {@code OWNERS_READ}. */
    static final Listing OWNED =
            listing("dataset_owner_view").visible(DatasetListings::administered).build();

    /** The same for who was found to administer the dataset. */
    static final Listing ADMINISTERED = listing("dataset_owner_view").build();

    private static final String MINE = "mine";
    private static final String EDITABLE = "editable";
    private static final String TAXON = "taxon";
    private static final String TAXON_ROOT = "taxon_root";
    private static final String READER = "?::text, ?::boolean, ?::boolean, ?::boolean";

    private DatasetListings() {}

    /** What this actor may do with each dataset. */
    private static Condition access(Actor actor) {
        return Condition.of(
                "(select dataset_access(d, " + READER + ") from dataset d where d.id = of_view.id)", reader(actor));
    }

    /** The other datasets of the order that this actor may find. */
    private static Condition related(Actor actor) {
        return Condition.of("""
                (select coalesce(jsonb_agg(jsonb_build_object('id', other.id, 'title', other.title)
                                           order by other.title, other.id), '[]')
                 from dataset d join dataset other on other.order_id = d.order_id and other.id <> d.id
                 where d.id = of_view.id and (other.listed or may_find_dataset(other,\s""" + READER + ")))", reader(actor));
    }

    /** The datasets of a project's row that this actor may find. */
    public static Condition ofProject(Actor actor) {
        return Condition.of("""
                (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'title', d.title) order by d.title, d.id), '[]')
                 from dataset d where d.project_id = of_view.id and (d.listed or may_find_dataset(d,\s""" + READER + ")))", reader(actor));
    }

    private static Object[] reader(Actor actor) {
        return new Object[] {
            actor.id(),
            actor.has(Permission.DATA_EDIT),
            actor.has(Permission.DATA_MANAGEMENT),
            actor.has(Permission.DATA_LIST)
        };
    }

    /** What the parameters ask that speak of the caller. */
    static Condition ofCaller(MultivaluedMap<String, String> query, Actor actor) {
        boolean manages = actor.has(Permission.DATA_MANAGEMENT);
        Condition mine = isAsked(query, MINE) ? held(List.of("admin", "collaborator", "viewer"), actor) : Condition.ALL;
        Condition editable = isAsked(query, EDITABLE)
                ? (manages ? Condition.ALL : held(List.of("admin", "collaborator"), actor))
                        .and(Condition.of("not locked"))
                : Condition.ALL;
        return mine.and(editable)
                .and(ofContents(query, TAXON, "taxon_matches", actor))
                .and(ofContents(query, TAXON_ROOT, "taxon_and_below", actor));
    }

    /** Datasets whose contents the caller may read and of which some are of a taxon; several values are OR-ed. */
    private static Condition ofContents(
            MultivaluedMap<String, String> query, String parameter, String taxa, Actor actor) {
        List<Condition> asked = query.getOrDefault(parameter, List.of()).stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(text -> Condition.of(
                        "id in (select u.dataset_id from usage_copy u where u.taxon_id in (select " + taxa + "(?)))",
                        text.strip()))
                .toList();
        return asked.stream()
                .reduce(Condition::or)
                .map(of -> of.and(readable(actor)))
                .orElse(Condition.ALL);
    }

    private static Condition readable(Actor actor) {
        return Condition.of(
                "may_read_dataset(id, ?::text, ?::boolean, ?::boolean)",
                actor.id(),
                actor.has(Permission.DATA_EDIT),
                actor.has(Permission.DATA_MANAGEMENT));
    }

    /** Datasets on which the caller has one of these roles by themselves. */
    private static Condition held(List<String> roles, Actor actor) {
        return Condition.of(
                "id in (select held.dataset_id from dataset_roles(?::text, ?::boolean) held where held.role = any (?::text[]))",
                actor.id(),
                actor.has(Permission.DATA_EDIT),
                roles);
    }

    private static boolean isAsked(MultivaluedMap<String, String> query, String parameter) {
        return "true".equals(query.getFirst(parameter));
    }

    private static Condition flag(String parameter, String text) {
        Facets.flag(parameter, text);
        return Condition.ALL;
    }

    /** The datasets that this actor may find. */
    public static Condition found(Actor actor) {
        if (actor.has(Permission.DATA_LIST)) {
            return Condition.ALL;
        }
        return Condition.of("listed").or(readable(actor));
    }

    private static Condition administered(Actor actor) {
        if (actor.has(Permission.OWNERS_READ) || actor.has(Permission.DATA_MANAGEMENT)) {
            return Condition.ALL;
        }
        return Condition.of(
                "dataset_role(id, ?::text, ?::boolean) = 'admin'", actor.id(), actor.has(Permission.DATA_EDIT));
    }

    /** By relevance, with the texts of a dataset in which {@code highlight=true} shows what was searched. */
    public static Listing.Builder searched(Listing.Builder listing) {
        return listing.ranked()
                .highlighted("title", "title")
                .highlighted("name", "name")
                .highlighted("tags", "tags")
                .highlighted("description", "plain_text(description)")
                .highlighted("properties", "properties")
                .highlighted("metadata", "plain_text(metadata)");
    }

    private static Listing.Builder listing(String view) {
        return searched(Facets.filtered(Listing.of("dataset", "/datasets"))
                        .view(view)
                        .sort("title")
                        .computed("my_access", "jsonb", DatasetListings::access)
                        .computed("related", "jsonb", DatasetListings::related)
                        .computed("citation", "text", actor -> Publishing.CONFIGURED.citation()))
                .wildcard("name", "name")
                .equal("locked")
                .refers("tag_id", "tag_ids", "tag")
                .parameter(
                        "bibreference",
                        "has this reference: its id, key or DOI",
                        true,
                        value -> listed("\"references\"", "bibreference_id", "bibreference_matches", value))
                .parameter(
                        "collection",
                        "stands in this collection",
                        true,
                        value -> Condition.of(
                                "collections @> jsonb_build_array(jsonb_build_object('id', ?::text))", value))
                .parameter(
                        "has_versions",
                        "whether a version is frozen",
                        false,
                        value -> Condition.of(
                                Facets.flag("has_versions", value)
                                        ? "latest_version is not null"
                                        : "latest_version is null"))
                .parameter(TAXON, "has contents of this taxon that the caller may read", true, value -> Condition.ALL)
                .parameter(
                        TAXON_ROOT,
                        "has contents of this taxon, or of one below it, that the caller may read",
                        true,
                        value -> Condition.ALL)
                .parameter(MINE, "true for those in which one has a role", false, value -> flag(MINE, value))
                .parameter(
                        EDITABLE, "true for those whose contents one may write", false, value -> flag(EDITABLE, value))
                .parameter(
                        "generator",
                        "has this user among its generators",
                        true,
                        value -> Facets.ordered("o.generators @> array[?::text]", value))
                .parameter(
                        "creator",
                        "has this person among its creators",
                        true,
                        value -> listed("creators", "person_id", "person_matches", value));
    }

    /** Datasets in whose list something stands that a text refers to. */
    private static Condition listed(String list, String id, String matches, String text) {
        return Condition.of(
                list + " @> any (array(select jsonb_build_array(jsonb_build_object('" + id + "', found))" + " from "
                        + matches + "(?) found))",
                text);
    }
}
