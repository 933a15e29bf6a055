/** Codes of the lab: their grammar, their counters, their other names. */
@NullMarked
package org.biotrail.lab.code;

import org.jspecify.annotations.NullMarked;
