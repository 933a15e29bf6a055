package org.biotrail.lab.extract;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.NamedImport;

/** {@code POST /extraction-methods/imports}. */
@ApplicationScoped
class ExtractionMethodImport extends NamedImport<ExtractionMethod, ExtractionMethod.Draft> {
    ExtractionMethodImport() {
        super(ExtractionMethod.class, ExtractionMethod.Draft.class);
    }

    @Override
    public String things() {
        return "extraction-methods";
    }

    @Override
    protected String thing() {
        return "extraction_method";
    }

    @Override
    public List<String> columns() {
        return List.of("name", "description", "components", "protocol_url", "redu_term", "retired", "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("method_name", "name", "method_description", "description", "uuid_extraction_method", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.same(body, "name", "description", "protocol_url", "redu_term");
        row.json(body, "components");
        row.truth(body, "retired", "retired");
    }

    @Override
    protected ExtractionMethod grow(ExtractionMethod.Draft draft, BenchRules rules) {
        return new ExtractionMethod(draft);
    }

    @Override
    protected void apply(ExtractionMethod thing, ExtractionMethod.Draft draft, BenchRules rules) {
        thing.apply(draft);
    }
}
