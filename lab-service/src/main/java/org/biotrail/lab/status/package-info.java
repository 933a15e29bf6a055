/** Whether a thing may be used, and why not. */
@NullMarked
package org.biotrail.lab.status;

import org.jspecify.annotations.NullMarked;
