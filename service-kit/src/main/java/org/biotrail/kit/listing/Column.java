package org.biotrail.kit.listing;

import java.util.Locale;

/**
 * A column of a view, as the database's catalogue describes it.
 *
 * @param type name of the type without modifiers; of a domain, that of its base
 * @param mandatory whether the table's column of this name is {@code not null}
 */
record Column(String name, String type, boolean mandatory) {

    Kind kind() {
        return Kind.of(type);
    }

    /** The type of a list's elements; of anything else its own. */
    String elementType() {
        return kind() == Kind.LIST ? type.substring(0, type.length() - 2) : type;
    }

    /** As it stands in SQL. */
    String quoted() {
        return quote(name);
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The type a caller's text is cast to: wide enough that a number too large for the column is no error. */
    static String castType(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "smallint", "integer" -> "bigint";
            case "real" -> "double precision";
            default -> type;
        };
    }
}
