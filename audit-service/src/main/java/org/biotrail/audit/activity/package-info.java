/** The log: how change events become activities, and how it is read. */
package org.biotrail.audit.activity;
