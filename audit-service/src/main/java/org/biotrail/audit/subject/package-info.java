/** The history of one thing, and of what one user did. */
package org.biotrail.audit.subject;
