package org.biotrail.kit.reference;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/**
 * Finds what a text refers to: in this service's own tables, or in its copy of another's things; on a miss in a copy
 * the owner is asked once over REST and the answer kept.
 */
@ApplicationScoped
public class References {

    /**
     * The id of the one thing that the text refers to.
     *
     * @param thing subject type, for example {@code taxon}
     * @param field for the violation
     * @return the id; fails with 422 {@code unknown_reference} or {@code ambiguous_reference} (with
     *     {@code candidates}), or 503 when the owner had to be asked and did not answer
     */
    public Uni<String> resolve(String thing, String field, String text) {
        throw new UnsupportedOperationException();
    }

    /**
     * Many texts of one thing at once, in a bounded number of statements, for imports.
     *
     * @return text to ids: none, one or several
     */
    public Uni<Map<String, List<String>>> resolveAll(String thing, List<String> texts) {
        throw new UnsupportedOperationException();
    }
}
