/** What was made of what. */
@NullMarked
package org.biotrail.lab.lineage;

import org.jspecify.annotations.NullMarked;
