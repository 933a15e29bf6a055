/** What is found, counted by what it is. */
@NullMarked
package org.biotrail.tracker.facet;

import org.jspecify.annotations.NullMarked;
