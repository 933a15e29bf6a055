package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.biotrail.kit.problem.Violation;

/** Takes the rows of a file as they are read. */
interface RowSink {
    /** @param violations why the row cannot be stored, known from reading alone; mostly none */
    void row(int number, ObjectNode values, List<Violation> violations);
}
