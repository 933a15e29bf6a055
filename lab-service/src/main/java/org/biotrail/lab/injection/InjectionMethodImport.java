package org.biotrail.lab.injection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.NamedImport;

/** {@code POST /injection-methods/imports}. */
@ApplicationScoped
class InjectionMethodImport extends NamedImport<InjectionMethod, InjectionMethod.Draft> {
    InjectionMethodImport() {
        super(InjectionMethod.class, InjectionMethod.Draft.class);
    }

    @Override
    public String things() {
        return "injection-methods";
    }

    @Override
    protected String thing() {
        return "injection_method";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "name",
                "description",
                "polarity",
                "ionization_accession",
                "acquisition",
                "chromatography",
                "duration_minutes",
                "instrument_method_path",
                "retired",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("method_name", "name", "method_description", "description", "uuid_injection_method", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.same(
                body,
                "name",
                "description",
                "polarity",
                "ionization_accession",
                "acquisition",
                "duration_minutes",
                "instrument_method_path");
        row.copy(body, "chromatography", "chromatography_id");
        row.truth(body, "retired", "retired");
    }

    @Override
    protected InjectionMethod grow(InjectionMethod.Draft draft, BenchRules rules) {
        return new InjectionMethod(draft);
    }

    @Override
    protected void apply(InjectionMethod thing, InjectionMethod.Draft draft, BenchRules rules) {
        thing.apply(draft);
    }
}
