package org.biotrail.catalog.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.biotrail.kit.problem.Problem;
import org.jspecify.annotations.Nullable;

/** What a request brings, where it is looked at before it is read as a draft. */
public final class Body {
    private Body() {}

    /** @throws Problem 400 {@code body_required} for a request that brings nothing */
    public static ObjectNode given(@Nullable ObjectNode body) {
        if (body == null) {
            throw Problem.unreadable("", "body_required", "A JSON object is expected");
        }
        return body;
    }
}
