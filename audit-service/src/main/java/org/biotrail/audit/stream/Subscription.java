package org.biotrail.audit.stream;

import java.util.function.Consumer;

/**
 * A stream that is about to begin. An entity, so that what is wrong before its first event is answered as a problem.
 *
 * @param begin begins it; gets what is to be called at its end
 */
record Subscription(Consumer<Runnable> begin) {}
