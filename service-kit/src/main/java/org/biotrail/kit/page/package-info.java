/** Pages for people that a service serves beside its API. */
package org.biotrail.kit.page;
