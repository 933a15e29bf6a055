package org.biotrail.kit.listing;

/**
 * A column that a view has not, because the request decides what is in it: the distance from a place that it names,
 * what its caller may do.
 *
 * @param column its name, which lists can be sorted and filtered by as by any other
 * @param type as PostgreSQL calls it
 * @param value an expression over the columns of the view's row {@code of_view}, with {@code ?} where a value stands
 */
public record Computed(String column, String type, Condition value) {}
