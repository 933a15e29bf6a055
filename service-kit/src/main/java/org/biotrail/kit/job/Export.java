package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import org.biotrail.kit.problem.Problem;

/**
 * How things of one kind become a file. A service has one for each {@code POST /things/exports}; the kit takes the
 * order, runs it as a job, keeps the file and serves it at {@code GET /jobs/{id}/result}.
 */
public interface Export {

    /** The plural in the path, for example {@code taxa}. */
    String things();

    /** What it can make, by the word that a caller gives as {@code format}. */
    Map<String, FileForm> formats();

    /** Members of an order besides {@code format}; others are refused with {@code unknown_field}. */
    Set<String> options();

    /**
     * Looks an order through before a job is made of it, so that whoever asks for what there is not is told at once.
     *
     * @throws Problem 422 with what is wrong
     */
    default void check(ObjectNode order) {}

    /**
     * Writes the file, on a worker thread, in one transaction that sees the data as they were at its start and cannot
     * change them. A job that its worker died on begins anew, with an empty file.
     */
    void write(ExportRun run, OutputStream file) throws IOException;

    /**
     * A kind of file.
     *
     * @param ending of its name, without dot
     */
    record FileForm(String mediaType, String ending) {}
}
