package org.biotrail.lab.container;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How full a container is.
 *
 * @param capacity null for one without bound
 * @param load what stands in it directly
 * @param byType the same by type
 * @param inside everything inside at any depth, by type
 * @param free null for one without bound
 * @param checkedOut whose place is kept
 */
record ContainerLoad(
        @Nullable Integer capacity,
        int load,
        Map<String, Integer> byType,
        Map<String, Integer> inside,
        @Nullable Integer free,
        int checkedOut) {}
