package org.biotrail.lab.lineage;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was made of what.
 *
 * @param truncated whether there is more than a thousand nodes
 * @param incomplete names of copies that lag
 */
record Lineage(List<Node> nodes, List<Edge> edges, boolean truncated, List<String> incomplete) {

    /** A thing. */
    record Node(
            String type,
            UUID id,
            @Nullable String code,
            @Nullable String label,
            String status,
            @Nullable String place,
            String href) {}

    /** From the later thing to the one it was made of or with. */
    record Edge(UUID from, UUID to, String relation) {}
}
