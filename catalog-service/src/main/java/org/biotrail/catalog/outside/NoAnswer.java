package org.biotrail.catalog.outside;

import java.io.IOException;

/** A registry did not answer in time, was not reached, or asked to come back later; asked again it may answer. */
final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    NoAnswer(String why) {
        super(why);
    }
}
