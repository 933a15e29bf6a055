/** Extracts and the weighings they begin with. */
@NullMarked
package org.biotrail.lab.extract;

import org.jspecify.annotations.NullMarked;
