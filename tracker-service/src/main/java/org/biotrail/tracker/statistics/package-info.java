/** How much there is of what. */
@NullMarked
package org.biotrail.tracker.statistics;

import org.jspecify.annotations.NullMarked;
