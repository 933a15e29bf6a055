package org.biotrail.catalog.taxon.archive;

import org.biotrail.kit.problem.Problem;

/** What of an archive is held in memory while its taxa are read: the rows that belong to them. */
final class Budget {
    private static final long MAX_CHARACTERS = 48L << 20;

    private long count;

    /** @throws Problem 422 {@code archive_too_large} */
    String counted(String text) {
        count += text.length() + 64;
        if (count > MAX_CHARACTERS) {
            throw Problem.rule(
                    "", "archive_too_large", "The tables beside the taxa have too much text; import them in parts");
        }
        return text;
    }
}
