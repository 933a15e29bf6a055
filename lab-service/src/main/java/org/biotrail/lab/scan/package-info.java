/** What is this code? */
@NullMarked
package org.biotrail.lab.scan;

import org.jspecify.annotations.NullMarked;
