/** Batches: what is prepared once and used for many things. */
@NullMarked
package org.biotrail.lab.batch;

import org.jspecify.annotations.NullMarked;
