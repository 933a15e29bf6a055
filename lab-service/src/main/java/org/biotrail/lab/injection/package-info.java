/** Injection methods. */
@NullMarked
package org.biotrail.lab.injection;

import org.jspecify.annotations.NullMarked;
