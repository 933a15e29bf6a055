package org.biotrail.lab.quantity;

import java.math.BigDecimal;

/**
 * A unit of the catalog.
 *
 * @param ucumCode as stored beside a value, {@code uL}
 * @param kind the catalog's word, {@code volume}
 * @param factor to the base unit, exact
 * @param offset added after the factor (degrees)
 */
public record Unit(String ucumCode, String kind, BigDecimal factor, BigDecimal offset) {

    /** {@code µ} (U+00B5), {@code μ} (U+03BC) and {@code u} are one. */
    public static String normal(String text) {
        return text.strip().replace('\u00B5', 'u').replace('\u03BC', 'u');
    }
}
