/**
 * Changes on their way: the outbox's relay to Kafka, the events as they travel, and the consumer that readers of other
 * services' changes build on. The events themselves are made by the database ({@code db/kit/V0_1__record.sql}).
 */
package org.biotrail.kit.change;
