/** Containers, their models and rules, and what stands in them. */
@NullMarked
package org.biotrail.lab.container;

import org.jspecify.annotations.NullMarked;
