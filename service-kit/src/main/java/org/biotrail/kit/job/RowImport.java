package org.biotrail.kit.job;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How rows of one kind of thing are stored. A service has one for each thing that can be imported; the kit reads the
 * file, stages its rows, calls {@link #store} batch after batch on a worker thread, each batch in a transaction with
 * the outcomes of its rows, and reports.
 */
public interface RowImport {

    /** The plural in the path, for example {@code taxa}. */
    String things();

    /** Column names that are understood, in the API's words. */
    List<String> columns();

    /** Other names for columns, lower case: {@code sample_id → sample_code}. */
    default Map<String, String> aliases() {
        return Map.of();
    }

    /** Whether other columns are handed on as they are; otherwise they are refused with {@code unknown_column}. */
    default boolean takesOtherColumns() {
        return false;
    }

    default boolean atomicByDefault() {
        return false;
    }

    /** Options of this import besides the common ones, by the names of their query parameters. */
    default Map<String, ImportOption> options() {
        return Map.of();
    }

    /**
     * Content types of uploads that this import reads besides tables and JSON, each with how it becomes lines of JSON,
     * one for each row; works on a worker thread.
     */
    default Map<String, UnaryOperator<InputStream>> readers() {
        return Map.of();
    }

    /** Endings of file names, without dot, that tell one of the types of {@link #readers} in a form's upload. */
    default Map<String, String> endings() {
        return Map.of();
    }

    /** How an uploaded zip archive is read; empty where this import takes none. */
    default Optional<ArchiveReader> archives() {
        return Optional.empty();
    }

    /** Whether rows are prepared by {@link #prepare} before they are stored. */
    default boolean prepares() {
        return false;
    }

    /** The same for an import under way, whose options may say whether they are. */
    default boolean prepares(ImportRun run) {
        return prepares();
    }

    /**
     * Called for a batch before the transaction that stores it begins, for what waits for others. What it finds out it
     * keeps in {@code job_row."values"} by SQL; the rows are read again.
     */
    default void prepare(List<StagedRow> rows, ImportRun run) {}

    /**
     * Called once when all rows are staged, before the first batch; may set {@code job_row.place} by SQL, the order in
     * which rows are stored (parents first), and may fail rows (cycles).
     */
    default void order(ImportRun run) {}

    default int batchSize() {
        return 1000;
    }

    /** The same for an import under way, whose options may ask for what takes long. */
    default int batchSize(ImportRun run) {
        return batchSize();
    }

    /** Stores a batch by set-based SQL; one outcome for each row. A thrown problem fails the whole job. */
    List<RowOutcome> store(List<StagedRow> rows, ImportRun run);

    /** Called once after the last batch, in a transaction of its own. */
    default void finish(ImportRun run) {}
}
