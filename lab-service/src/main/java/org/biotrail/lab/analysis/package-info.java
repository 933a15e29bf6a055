/** Analyses and their files. */
@NullMarked
package org.biotrail.lab.analysis;

import org.jspecify.annotations.NullMarked;
