package org.biotrail.kit.listing;

/**
 * What a caller's text refers to; stands as an argument of a {@link Condition}, where it becomes the id. Lists ask for it
 * first and fail with 422 when nothing is called so, or several things are; an id is taken as it is.
 *
 * @param parameter that the text came with
 * @param thing subject type, for example {@code taxon}
 */
public record Reference(String parameter, String thing, String text) {}
