package org.biotrail.kit.job;

/** A job is not to go on here: it was cancelled, or this process ends and another takes it up. */
final class StopException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean cancelled;

    StopException(boolean cancelled) {
        super(cancelled ? "cancelled" : "shutdown", null, false, false);
        this.cancelled = cancelled;
    }

    boolean isCancelled() {
        return cancelled;
    }
}
