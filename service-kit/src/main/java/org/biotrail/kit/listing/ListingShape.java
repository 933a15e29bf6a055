package org.biotrail.kit.listing;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a listing answers, for its description.
 *
 * @param fields in the view's order
 * @param searched whether {@code q=} is understood
 */
public record ListingShape(List<Field> fields, boolean searched) {

    /**
     * One field of the answer.
     *
     * @param type PostgreSQL's name of it, without modifiers
     * @param mandatory whether it is never null
     * @param hidden whether it is answered only when {@code fields} names it
     */
    public record Field(String name, String type, boolean mandatory, boolean hidden) {}

    static ListingShape of(Listing listing, View view) {
        Stream<Field> found = listing.highlighted().isEmpty()
                ? Stream.empty()
                : Stream.of(new Field(Search.HIGHLIGHTS, "jsonb", false, false));
        Stream<Field> computed =
                listing.computedFields().stream().map(field -> new Field(field.name(), field.type(), false, false));
        return new ListingShape(
                Stream.concat(
                                view.columns().values().stream()
                                        .filter(column -> column.kind() != Kind.TSVECTOR)
                                        .map(column -> new Field(
                                                column.name(),
                                                column.type(),
                                                column.mandatory() || column.equals(view.id()),
                                                listing.hidden().contains(column.name()))),
                                Stream.concat(computed, found))
                        .toList(),
                Search.answers(listing, view));
    }
}
