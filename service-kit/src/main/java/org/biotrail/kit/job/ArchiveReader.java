package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;

/** How the files of a zip archive become rows of one import. */
@FunctionalInterface
public interface ArchiveReader {

    /**
     * Reads all of it, on a worker thread.
     *
     * @throws Problem 422 when it is no archive of a kind that is understood
     */
    void read(Archive archive, Rows rows) throws IOException;

    /** Takes what is read. */
    interface Rows {
        /**
         * The next row, in the import's own columns.
         *
         * @param violations why it cannot be stored, known from reading alone; mostly none
         */
        void row(ObjectNode values, List<Violation> violations);

        /** Something about the archive as a whole, told in {@code notes} of the job. */
        void note(String code, String message);
    }
}
