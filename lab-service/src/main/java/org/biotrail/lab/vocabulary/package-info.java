/** Words of the field's own vocabularies. */
@NullMarked
package org.biotrail.lab.vocabulary;

import org.jspecify.annotations.NullMarked;
