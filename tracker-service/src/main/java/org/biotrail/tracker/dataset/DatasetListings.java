package org.biotrail.tracker.dataset;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Stream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Computed;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.problem.Problem;

/** Who sees which datasets, and how much of them ({@code spec/tracker.md} §4.2). */
final class DatasetListings {
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
    private static final String ROLE = "dataset_role(d, ?::text, ?::boolean, ?::boolean)";

    private DatasetListings() {}

    /** What this actor may do with each dataset. */
    static Computed access(Actor actor) {
        return new Computed(
                "my_access",
                "jsonb",
                Condition.of(
                        "(select dataset_access(d, ?::text, ?::boolean, ?::boolean, ?::boolean)"
                                + " from dataset d where d.id = of_view.id)",
                        actor.id(),
                        actor.has(Permission.DATA_EDIT),
                        actor.has(Permission.DATA_MANAGEMENT),
                        actor.has(Permission.DATA_LIST)));
    }

    /** What the parameters ask that speak of the caller. */
    static Condition ofCaller(MultivaluedMap<String, String> query, Actor actor) {
        boolean edits = actor.has(Permission.DATA_EDIT);
        Condition mine = isAsked(query, MINE) ? role(" is not null", actor.id(), edits, false) : Condition.ALL;
        Condition editable = isAsked(query, EDITABLE)
                ? role(" in ('admin', 'collaborator')", actor.id(), edits, actor.has(Permission.DATA_MANAGEMENT))
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
                "id in (select d.id from dataset d where may_read_dataset(d, ?::text, ?::boolean, ?::boolean))",
                actor.id(),
                actor.has(Permission.DATA_EDIT),
                actor.has(Permission.DATA_MANAGEMENT));
    }

    private static Condition role(String held, String user, boolean edits, boolean manages) {
        return user.isEmpty()
                ? Condition.NONE
                : Condition.of("id in (select d.id from dataset d where " + ROLE + held + ")", user, edits, manages);
    }

    private static boolean isAsked(MultivaluedMap<String, String> query, String parameter) {
        return "true".equals(query.getFirst(parameter));
    }

    private static Condition flag(String parameter, String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw Problem.unreadable(parameter, "invalid_value", parameter + " is true or false");
        }
        return Condition.ALL;
    }

    private static Condition found(Actor actor) {
        if (actor.has(Permission.DATA_LIST)) {
            return Condition.ALL;
        }
        return Condition.of(
                "listed or id in (select d.id from dataset d where not d.listed"
                        + " and may_read_dataset(d, ?::text, ?::boolean, ?::boolean))",
                actor.id(),
                actor.has(Permission.DATA_EDIT),
                actor.has(Permission.DATA_MANAGEMENT));
    }

    private static Condition administered(Actor actor) {
        if (actor.has(Permission.OWNERS_READ)) {
            return Condition.ALL;
        }
        return role(" = 'admin'", actor.id(), actor.has(Permission.DATA_EDIT), actor.has(Permission.DATA_MANAGEMENT));
    }

    private static Listing.Builder listing(String view) {
        return Listing.of("dataset", "/datasets")
                .view(view)
                .sort("title")
                .besides("my_access", "jsonb")
                .refers("project", "project_id", "project")
                .wildcard("name", "name")
                .equal("license")
                .equal("privacy")
                .equal("locked")
                .parameter("tag", "has this tag", true, value -> Condition.of("tags @> array[?::text]", value))
                .refers("tag_id", "tag_ids", "tag")
                .parameter(
                        "bibreference",
                        "has this reference: its id, key or DOI",
                        true,
                        value -> Condition.of(
                                "exists (select from jsonb_array_elements(\"references\") r"
                                        + " where (r ->> 'bibreference_id')::uuid in (select bibreference_matches(?)))",
                                value))
                .parameter(
                        "collection",
                        "stands in this collection",
                        true,
                        value -> Condition.of(
                                "collections @> jsonb_build_array(jsonb_build_object('id', ?::text))", value))
                .parameter("has_versions", "whether a version is frozen", false, value -> has("latest_version", value))
                .parameter("has_doi", "whether it has a DOI", false, value -> has("doi", value))
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
                        Facets.PARAMETER,
                        "counts beside the page, of project, license, privacy, tag, organisation, author, year (of the"
                                + " citation) and has_doi: {value, label, count}, at most 50 of each, with every other"
                                + " filter",
                        true,
                        value -> {
                            Facet.of(value);
                            return Condition.ALL;
                        })
                .parameter("author", "has this user among its authors", true, value -> who("authors", value))
                .parameter("generator", "has this user among its generators", true, value -> who("generators", value))
                .parameter(
                        "organisation",
                        "has this user as data controller",
                        true,
                        value -> Condition.of(
                                "id in (select d.id from dataset d join data_order o on o.id = d.order_id"
                                        + " where o.organisation = ?)",
                                value))
                .parameter(
                        "creator",
                        "has this person among its creators",
                        true,
                        value -> Condition.of(
                                "exists (select from jsonb_array_elements(creators) c"
                                        + " where (c ->> 'person_id')::uuid in (select person_matches(?)))",
                                value));
    }

    private static Condition has(String column, String value) {
        flag("has_" + column, value);
        return Condition.of(column + (value.equals("true") ? " is not null" : " is null"));
    }

    private static Condition who(String column, String user) {
        return Condition.of(
                "id in (select d.id from dataset d join data_order o on o.id = d.order_id where o." + column
                        + " @> array[?::text])",
                user);
    }
}
