package org.biotrail.kit.change;

/** A transaction of this process was committed that may have left something in the outbox; wakes the relay. */
public record OutboxFilled() {}
