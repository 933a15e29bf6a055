package org.biotrail.kit.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violations;
import org.jspecify.annotations.Nullable;

/** What a request brings, where it is looked at before it is read as a draft. */
public final class Body {
    private Body() {}

    /**
     * The body, which a request may have left out.
     *
     * @throws Problem 400 {@code body_required} for a request that brings nothing, 422 {@code format} for what no column
     *     can keep
     */
    public static ObjectNode given(@Nullable ObjectNode body) {
        return WriteRequest.readable(body);
    }

    /**
     * A body that is no draft of a thing.
     *
     * @throws Problem 400 {@code body_required}; 422 {@code unknown_field} for a member that is none of the known ones
     */
    public static ObjectNode of(@Nullable ObjectNode body, String... known) {
        ObjectNode given = given(body);
        Violations broken = new Violations();
        given.fieldNames()
                .forEachRemaining(name -> broken.require(
                        List.of(known).contains(name), name, "unknown_field", "There is no " + name + " here"));
        broken.throwIfAny();
        return given;
    }
}
