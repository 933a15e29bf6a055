package org.biotrail.lab.injection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.NamedImport;

/** {@code POST /chromatographies/imports}; mobile phases and gradient as JSON. */
@ApplicationScoped
class ChromatographyImport extends NamedImport<Chromatography, Chromatography.Draft> {
    ChromatographyImport() {
        super(Chromatography.class, Chromatography.Draft.class);
    }

    @Override
    public String things() {
        return "chromatographies";
    }

    @Override
    protected String thing() {
        return "chromatography";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "name",
                "kind",
                "column_model",
                "phase",
                "length_mm",
                "inner_diameter_mm",
                "particle_size_um",
                "mobile_phases",
                "gradient",
                "redu_term",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of("method_name", "name");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.same(
                body,
                "name",
                "kind",
                "column_model",
                "phase",
                "length_mm",
                "inner_diameter_mm",
                "particle_size_um",
                "redu_term");
        row.json(body, "mobile_phases");
        row.json(body, "gradient");
    }

    @Override
    protected Chromatography grow(Chromatography.Draft draft, BenchRules rules) {
        return new Chromatography(draft);
    }

    @Override
    protected void apply(Chromatography thing, Chromatography.Draft draft, BenchRules rules) {
        thing.apply(draft);
    }
}
