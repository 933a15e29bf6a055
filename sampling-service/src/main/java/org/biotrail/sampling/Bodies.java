package org.biotrail.sampling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Problems;
import org.biotrail.kit.write.Body;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of actions, which are no drafts of a thing. */
public final class Bodies {
    private Bodies() {}

    /** @throws Problem 400 without a body, 422 {@code unknown_field} or {@code wrong_type} */
    public static <T> T read(ObjectMapper json, @Nullable ObjectNode body, Class<T> type) {
        try {
            return json.treeToValue(Body.given(body), type);
        } catch (JsonProcessingException unreadable) {
            throw Problems.unreadable(unreadable);
        }
    }
}
