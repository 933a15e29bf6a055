/** Whether the log is as it was written: its chains computed again, and their newest hashes published. */
package org.biotrail.audit.integrity;
