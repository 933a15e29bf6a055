package org.biotrail.lab.quantity;

import java.util.Locale;

/** The kinds of quantities of the bench, in the catalog's words. */
public enum QuantityKind {
    MASS,
    VOLUME,
    TEMPERATURE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
