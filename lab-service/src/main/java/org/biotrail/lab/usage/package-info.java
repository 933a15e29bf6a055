/** How often things of other services are used at the bench. */
@NullMarked
package org.biotrail.lab.usage;

import org.jspecify.annotations.NullMarked;
