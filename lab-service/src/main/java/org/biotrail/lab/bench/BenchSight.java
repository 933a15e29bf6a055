package org.biotrail.lab.bench;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.biotrail.kit.reference.Sight;

/** Samples and what was made of them are referred to by those who may read their dataset, and are unknown to others. */
@ApplicationScoped
class BenchSight implements Sight {
    private static final Set<String> HIDDEN = Set.of("field_sample", "extract", "aliquot", "analysis");

    /** A sample whose tube is labelled, and that nobody has registered yet. */
    static final Map<String, String> INSTEAD = Map.of("field_sample", "label");

    @Override
    public Optional<String> instead(String thing) {
        return Optional.ofNullable(INSTEAD.get(thing));
    }

    @Override
    public Optional<String> condition(String thing) {
        return thing.equals("dataset")
                ? Optional.of("may_find(id, $2, $3)")
                : Optional.of(thing).filter(HIDDEN::contains).map(known -> "may_see('" + known + "', id, $2, $3)");
    }
}
