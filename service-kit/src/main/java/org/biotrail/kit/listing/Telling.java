package org.biotrail.kit.listing;

import java.util.List;

/**
 * The question for one row as its reader is told it, for who asks it on a connection of their own.
 *
 * @param sql answers the row's JSON as text, in one column; values stand as {@code $1}, {@code $2} …
 */
public record Telling(String sql, List<Object> values) {}
