package org.biotrail.sampling.fieldrecord;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Under which a record's fields are read.
 *
 * @param zone of local times
 * @param now the clock that future dates are held against
 * @param place in WGS 84, where it was computed from coordinates as collected
 * @param allowed what may be missing
 * @param warnings where remarks go that do not hinder
 */
record Circumstances(ZoneId zone, Instant now, Optional<Coordinates> place, Set<Allowance> allowed, Warnings warnings) {

    /** Takes remarks: code, field, message. */
    @FunctionalInterface
    interface Warnings {
        void warn(String code, String field, String message);
    }

    boolean allows(Allowance missing) {
        return allowed.contains(missing);
    }

    void warn(String code, String field, String message) {
        warnings.warn(code, field, message);
    }

    /** The word as the forms write it, or as it came, with a warning. */
    @Nullable
    String word(String field, @Nullable String given, Set<String> known) {
        if (given == null) {
            return null;
        }
        Optional<String> word = known.stream().filter(given::equalsIgnoreCase).findFirst();
        if (word.isEmpty()) {
            warn("unusual_value", field, "'" + given + "' is none of the usual words");
        }
        return word.orElse(given);
    }
}
