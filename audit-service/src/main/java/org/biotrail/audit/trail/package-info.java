/** The whole story of one sample, over all services. */
package org.biotrail.audit.trail;
