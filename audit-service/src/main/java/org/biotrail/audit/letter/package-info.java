/** Records of the change topics that could not be read, kept until somebody has them read again. */
package org.biotrail.audit.letter;
