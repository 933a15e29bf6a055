/** Mass spectrometers. */
@NullMarked
package org.biotrail.lab.instrument;

import org.jspecify.annotations.NullMarked;
