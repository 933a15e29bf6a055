/** Quantities with units of the catalog, in decimals. */
@NullMarked
package org.biotrail.lab.quantity;

import org.jspecify.annotations.NullMarked;
