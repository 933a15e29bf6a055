/** How the bench works on many things at once: one question to the database whatever their number. */
@NullMarked
package org.biotrail.lab.bench;

import org.jspecify.annotations.NullMarked;
