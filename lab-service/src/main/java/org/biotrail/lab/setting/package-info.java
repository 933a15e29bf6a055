/** What a project chose for itself. */
@NullMarked
package org.biotrail.lab.setting;

import org.jspecify.annotations.NullMarked;
