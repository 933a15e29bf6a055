package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.biotrail.kit.access.Actor;
import org.biotrail.kit.access.Caller;
import org.biotrail.kit.access.Permission;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Listings;
import org.biotrail.kit.reference.References;
import org.biotrail.kit.write.Body;
import org.biotrail.kit.write.Sql;
import org.biotrail.kit.write.Writes;
import org.biotrail.lab.quantity.CatalogUnits;

/**
 * What every resource of the bench does alike: signed-in people read, {@code DATA_EDIT} writes, and the catalog's units
 * are known before a transaction begins.
 */
@ApplicationScoped
public class Bench {
    /** The field that says why a rule is not kept. */
    private static final String OVERRIDE = "override_reason";

    @Inject
    Listings listings;

    @Inject
    Writes writes;

    @Inject
    Caller caller;

    @Inject
    CatalogUnits units;

    @Inject
    BenchSettings settings;

    @Inject
    References references;

    @Inject
    SessionTables tables;

    /** Makes one thing; whatever is wrong stays with its item, whose id is what was made. */
    @FunctionalInterface
    public interface Making<D> {
        Uni<?> make(Tables tables, Item<D> item, BenchRules rules);
    }

    /** Makes or changes many things. */
    @FunctionalInterface
    public interface MakingMany<D> {
        Uni<?> make(Tables tables, List<Item<D>> items, BenchRules rules);
    }

    /** Changes one thing that is there. */
    @FunctionalInterface
    public interface Changing<D> {
        Uni<?> change(Tables tables, String id, Item<D> item, BenchRules rules);
    }

    public Uni<Response> list(Listing listing) {
        caller.actor().requireSignedIn();
        return listings.list(listing);
    }

    public Uni<Response> list(Listing listing, Condition within) {
        caller.actor().requireSignedIn();
        return listings.list(listing, within);
    }

    /** The same for what anybody may read as far as its dataset lets them. */
    public Uni<Response> listOpen(Listing listing, Condition within) {
        return listings.list(listing, within);
    }

    /** One thing that anybody may read as far as its dataset lets them. */
    public Uni<Response> getOpen(Listing listing, String reference) {
        return listings.item(listing, reference);
    }

    public Uni<Response> get(Listing listing, String reference) {
        caller.actor().requireSignedIn();
        return listings.item(listing, reference);
    }

    /** The id behind a reference in a path, for those who are signed in. */
    public Uni<String> idOf(Listing listing, String reference) {
        caller.actor().requireSignedIn();
        return listings.idOf(listing, reference);
    }

    public Uni<Response> history(Listing listing, String reference) {
        caller.actor().requireSignedIn();
        return listings.history(listing, reference);
    }

    public <D> Uni<Response> create(Listing shown, Class<D> draft, ObjectNode body, Making<D> making) {
        return create(shown, draft, body, Item::of, making);
    }

    /** The same where a draft may bring its code. */
    public <D> Uni<Response> create(
            Listing shown, Class<D> draft, ObjectNode body, Function<D, Item<D>> item, Making<D> making) {
        caller.actor().require(Permission.DATA_EDIT);
        ObjectNode given = Placeholders.read(Body.given(body), "");
        return units.in(given)
                .flatMap(known -> writes.create(shown, draft, given, (sent, write) -> {
                    Item<D> one = item.apply(sent);
                    return writes.because(Reasons.in(given, OVERRIDE))
                            .chain(() -> making.make(tables, one, settings.rules(known)))
                            .invoke(() -> one.answer(write))
                            .map(made -> one.id());
                }));
    }

    public <D> Uni<Response> change(
            Listing shown, Class<D> draft, String reference, ObjectNode patch, Changing<D> changing) {
        caller.actor().require(Permission.DATA_EDIT);
        ObjectNode given = Placeholders.read(Body.given(patch), "");
        return units.in(given)
                .flatMap(known -> writes.change(shown, draft, reference, given, (id, merged, write) -> {
                    Item<D> one = Item.of(merged);
                    return writes.because(Reasons.in(given, OVERRIDE))
                            .chain(() -> changing.change(tables, id, one, settings.rules(known)))
                            .invoke(() -> one.answer(write));
                }));
    }

    /** What somebody else has made is deleted with {@code DATA_MANAGEMENT} only ({@code spec/lab.md} §15). */
    public Uni<Response> delete(Listing shown, String reference, Function<String, Uni<?>> removal) {
        Actor actor = caller.actor().require(Permission.DATA_EDIT);
        return writes.delete(
                shown,
                reference,
                key -> Sql.one("select created_by from " + shown.table() + " where id = $1", UUID.fromString(key))
                        .invoke(maker -> {
                            if (!maker.equals(Optional.of(actor.id()))) {
                                actor.require(Permission.DATA_MANAGEMENT);
                            }
                        })
                        .chain(() -> removal.apply(key)));
    }

    /**
     * Makes or changes many things in one transaction, all or none: {@code items} of the body, over what the body says of
     * all of them.
     *
     * @param view whose rows are answered, {@code {"data": […]}}, in the order of the items
     */
    public <D> Uni<Response> many(
            int status, Resolving<D> resolving, ObjectNode body, String view, MakingMany<D> making) {
        caller.actor().require(Permission.DATA_EDIT);
        List<Resolving.Sent> sent = Resolving.sent(Body.given(body));
        return units.in(body)
                .flatMap(known -> resolving
                        .items(sent, references::resolveAll)
                        .flatMap(items -> writes.act(status, body, write -> {
                            items.forEach(item -> item.answer(write, "items[" + item.number() + "]."));
                            return writes.because(Reasons.in(body, OVERRIDE))
                                    .chain(() -> making.make(tables, items, settings.rules(known)))
                                    .invoke(() ->
                                            items.forEach(item -> item.answer(write, "items[" + item.number() + "].")))
                                    .chain(Panache::flush)
                                    .chain(() -> rows(view, items));
                        })));
    }

    private <D> Uni<ObjectNode> rows(String view, List<Item<D>> items) {
        return tables.ask(
                        "select cast(coalesce(jsonb_agg(to_jsonb(v) order by x.ordinality), jsonb_build_array()) as text)"
                                + " from jsonb_array_elements_text(from_json($1)) with ordinality x"
                                + " join " + view + " v on v.id = cast(x.value as uuid)",
                        items.stream().flatMap(item -> item.ids().stream()).toList())
                .map(rows -> Rows.JSON.createObjectNode().set("data", rows));
    }

    /** Of changed things those whose items keep the rules. */
    public static <D, E> List<E> sound(List<Met<D>> met, List<E> things) {
        return IntStream.range(0, met.size())
                .filter(n -> met.get(n).item().isSound())
                .mapToObj(things::get)
                .toList();
    }

    public SessionTables tables() {
        return tables;
    }
}
