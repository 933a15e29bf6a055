package org.biotrail.lab.quantity;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Units by whatever people call them: UCUM code first, then name, symbol or id without regard to case. */
public final class Units {
    private final Map<String, Unit> byCode = new HashMap<>();
    private final Map<String, Unit> byName = new HashMap<>();

    /** A unit and its other names. */
    public record Named(Unit unit, Collection<String> names) {}

    public Units(Collection<Named> units) {
        units.forEach(named -> {
            byCode.put(named.unit().ucumCode(), named.unit());
            byName.putIfAbsent(lower(named.unit().ucumCode()), named.unit());
        });
        units.forEach(named -> named.names().forEach(name -> byName.putIfAbsent(lower(name), named.unit())));
    }

    public Optional<Unit> find(String text) {
        String normal = Unit.normal(text);
        return Optional.ofNullable(byCode.get(normal)).or(() -> Optional.ofNullable(byName.get(lower(normal))));
    }

    public boolean isEmpty() {
        return byCode.isEmpty();
    }

    private static String lower(String text) {
        return Unit.normal(text).toLowerCase(Locale.ROOT);
    }
}
