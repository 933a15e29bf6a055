/** Whole months out of the log into files, and back. */
package org.biotrail.audit.archive;
