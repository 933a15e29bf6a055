/** The log as it grows. */
package org.biotrail.audit.stream;
