/** What does not add up. */
@NullMarked
package org.biotrail.lab.integrity;

import org.jspecify.annotations.NullMarked;
