package org.biotrail.kit.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.biotrail.kit.problem.Problem;

/** Writes the herbs of the tests to a file, as a service's export would. */
@ApplicationScoped
class HerbExport implements Export {
    /** What a test wants to happen at each row. */
    static volatile ExportRun.RowReader hook = row -> {};

    @Override
    public String things() {
        return "herbs";
    }

    @Override
    public Map<String, FileForm> formats() {
        return Map.of("list", new FileForm("text/plain", "txt"), "broken", new FileForm("text/plain", "txt"));
    }

    @Override
    public Set<String> options() {
        return Set.of("higher_than");
    }

    @Override
    public void check(ObjectNode order) {
        if (order.has("higher_than") && !order.get("higher_than").isNumber()) {
            throw Problem.rule("higher_than", "number_form", "higher_than is a number");
        }
    }

    @Override
    public void write(ExportRun run, OutputStream file) throws IOException {
        if (run.format().equals("broken")) {
            throw new IllegalStateException("a fault of the export");
        }
        double least = run.order().path("higher_than").asDouble(0);
        run.expect(run.query("select count(*) from herb where height > $1::float8::numeric", least)
                .iterator()
                .next()
                .getLong(0));
        run.each(
                "select name from herb where height > $1::float8::numeric order by code",
                row -> {
                    hook.read(row);
                    file.write((row.getString(0) + "\n").getBytes(StandardCharsets.UTF_8));
                },
                least);
    }
}
