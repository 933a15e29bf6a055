package org.biotrail.kit.job;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Takes an upload and answers with the job that works on it; see {@code GET /jobs/{id}} for what a job tells. */
@ApplicationScoped
public class Imports {

    /**
     * {@code POST /things/imports}: keeps the body, starts the job. {@code dry_run}, {@code on_conflict},
     * {@code atomic} and the import's own options come from the query; the format from {@code Content-Type}
     * ({@code text/csv}, {@code text/tab-separated-values}, {@code application/x-ndjson}, or multipart with a part
     * {@code file} whose name tells).
     *
     * @param things the plural, as {@link RowImport#things} says
     * @return 202 with {@code Location: /jobs/{id}} and the job
     */
    public Uni<Response> accept(String things, InputStream body) {
        throw new UnsupportedOperationException();
    }
}
