package org.biotrail.catalog.unit;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a unit measures, as powers of base units by their UCUM codes. Beside UCUM's own seven, {@code mol} counts as a
 * base (UCUM makes it a number), and so does every logarithmic unit, which no factor leads out of.
 *
 * @param powers without zeros
 */
record Dimension(SortedMap<String, Integer> powers) {
    static final Dimension NONE = new Dimension(new TreeMap<>());

    static Dimension of(String base) {
        return new Dimension(new TreeMap<>(Map.of(base, 1)));
    }

    /** This multiplied by a power of another one. */
    Dimension times(Dimension other, int exponent) {
        TreeMap<String, Integer> product = new TreeMap<>(powers);
        other.powers.forEach((base, power) -> product.merge(base, power * exponent, Integer::sum));
        product.values().removeIf(power -> power == 0);
        return new Dimension(product);
    }

    /** In UCUM's own notation: {@code g.m-3}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        powers.forEach((base, power) ->
                text.append(text.isEmpty() ? "" : ".").append(base).append(power == 1 ? "" : String.valueOf(power)));
        return text.isEmpty() ? "1" : text.toString();
    }
}
