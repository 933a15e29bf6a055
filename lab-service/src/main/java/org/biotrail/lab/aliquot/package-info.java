/** Aliquots: parts of an extract. */
@NullMarked
package org.biotrail.lab.aliquot;

import org.jspecify.annotations.NullMarked;
