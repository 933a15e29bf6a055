package org.biotrail.kit.write;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a draft's field that refers to a thing: a {@code UUID} (or {@code String} id), or a list of them. A caller may
 * send the id, or any text that {@code <thing>_matches(text)} finds exactly once. Unknown: 422 {@code unknown_reference};
 * several: 422 {@code ambiguous_reference} with up to 20 candidates.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RefersTo {
    /** The subject type, for example {@code taxon}. */
    String value();
}
