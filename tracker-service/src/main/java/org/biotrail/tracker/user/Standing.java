package org.biotrail.tracker.user;

import java.util.Set;
import org.biotrail.kit.access.Level;

/**
 * Whether a user counts, and how far, by grants and realm roles together.
 *
 * @param active neither deactivated nor merged
 */
public record Standing(boolean active, Level level, Set<String> permissions) {
    /** Nobody that is known here. */
    public static final Standing UNKNOWN = new Standing(false, Level.ANONYMOUS, Set.of());
}
