/** The page for people, which asks the public API alone; its files are in {@code META-INF/resources/audit/v1}. */
package org.biotrail.audit.page;
