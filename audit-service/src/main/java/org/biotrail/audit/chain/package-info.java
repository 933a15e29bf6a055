/**
 * Tamper evidence: the activities of each topic partition hang together by their hashes, the newest hash is published,
 * and all of them can be computed again.
 */
package org.biotrail.audit.chain;
