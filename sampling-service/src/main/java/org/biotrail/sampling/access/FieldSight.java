package org.biotrail.sampling.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.biotrail.kit.reference.Sight;

/** A dataset that is not listed is referred to by those who may read it, and is unknown to others. */
@ApplicationScoped
class FieldSight implements Sight {
    @Override
    public Optional<String> condition(String thing) {
        return thing.equals("dataset") ? Optional.of("may_find(id, $2, $3)") : Optional.empty();
    }
}
