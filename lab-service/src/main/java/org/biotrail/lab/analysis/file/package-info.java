/** Reading the files of analyses: mzML and mzXML. */
@NullMarked
package org.biotrail.lab.analysis.file;

import org.jspecify.annotations.NullMarked;
