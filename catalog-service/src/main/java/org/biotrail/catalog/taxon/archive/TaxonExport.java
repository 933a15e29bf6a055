package org.biotrail.catalog.taxon.archive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import org.biotrail.kit.job.Export;
import org.biotrail.kit.job.ExportRun;
import org.biotrail.kit.problem.Problem;

/** Taxa as an archive: {@code dwca}, a Darwin Core Archive, or {@code coldp}, a Catalogue of Life Data Package. */
@ApplicationScoped
class TaxonExport implements Export {
    private static final String LIFE = "00000000-0000-7000-8000-000000000001";
    private static final FileForm ZIP = new FileForm("application/zip", "zip");

    @Override
    public String things() {
        return "taxa";
    }

    @Override
    public Map<String, FileForm> formats() {
        return Map.of("dwca", ZIP, "coldp", ZIP);
    }

    @Override
    public Set<String> options() {
        return Set.of("root", "include_synonyms");
    }

    @Override
    public void check(ObjectNode order) {
        JsonNode synonyms = order.path("include_synonyms");
        if (!synonyms.isMissingNode() && !synonyms.isBoolean()) {
            throw Problem.rule("include_synonyms", "wrong_type", "include_synonyms is true or false");
        }
    }

    @Override
    public void write(ExportRun run, OutputStream file) throws IOException {
        UUID root = UUID.fromString(run.order().path("root").asText(LIFE));
        Selection selection =
                new Selection(root, run.order().path("include_synonyms").asBoolean(true));
        run.expect(selection.count(run));
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            if (run.format().equals("dwca")) {
                new DarwinCoreWriter(run, selection, zip).write();
            } else {
                new ColdpWriter(run, selection, zip).write();
            }
        }
    }
}
