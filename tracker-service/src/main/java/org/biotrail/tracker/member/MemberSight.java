package org.biotrail.tracker.member;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.biotrail.kit.reference.Sight;

/** Projects and datasets that are not listed are referred to by those who may find them, and are unknown to others. */
@ApplicationScoped
class MemberSight implements Sight {
    @Override
    public Optional<String> condition(String thing) {
        return switch (thing) {
            case "project" -> Optional.of("may_find_project(id, $2, $3)");
            case "dataset" -> Optional.of("may_find_dataset(id, $2, $3)");
            default -> Optional.empty();
        };
    }
}
