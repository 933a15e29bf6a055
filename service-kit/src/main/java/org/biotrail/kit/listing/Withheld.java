package org.biotrail.kit.listing;

import java.util.Set;

/**
 * Columns that a row inherits of another thing, which its reader may not see though they see the row.
 *
 * @param seen which rows show them to this reader, over the view's columns
 */
record Withheld(Set<String> columns, Condition seen) {
    /** The column of a view that names what was withheld; null in the view itself. */
    static final String NAMED = "withheld";
}
