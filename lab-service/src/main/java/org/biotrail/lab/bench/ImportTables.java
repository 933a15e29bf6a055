package org.biotrail.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import java.util.Arrays;
import org.biotrail.kit.job.ImportRun;

/** The transaction of a batch of an import. It waits for each answer, so that whatever is built on it is done when it returns. */
public record ImportTables(ImportRun run) implements Tables {
    @Override
    public Uni<JsonNode> ask(String sql, Object... arguments) {
        Object[] texts = Arrays.stream(arguments).map(Rows::text).toArray();
        return Uni.createFrom()
                .item(() -> Rows.tree(
                        String.valueOf(run.query(sql, texts).iterator().next().getString(0))));
    }
}
