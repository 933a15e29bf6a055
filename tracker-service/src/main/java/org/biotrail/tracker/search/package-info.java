/** The search over everything that is published. */
@NullMarked
package org.biotrail.tracker.search;

import org.jspecify.annotations.NullMarked;
