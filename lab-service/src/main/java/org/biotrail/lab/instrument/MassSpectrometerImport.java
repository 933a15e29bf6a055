package org.biotrail.lab.instrument;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.lab.bench.BenchImport;
import org.biotrail.lab.bench.BenchRules;
import org.biotrail.lab.bench.ImportedRow;
import org.biotrail.lab.bench.Item;
import org.biotrail.lab.bench.Met;
import org.biotrail.lab.bench.Tables;

/** {@code POST /mass-spectrometers/imports}, the former table {@code Mass_spectrometers} among what it understands. */
@ApplicationScoped
class MassSpectrometerImport extends BenchImport<MassSpectrometer.Draft> {
    @Inject
    Instruments instruments;

    MassSpectrometerImport() {
        super(MassSpectrometer.Draft.class);
    }

    @Override
    public String things() {
        return "mass-spectrometers";
    }

    @Override
    protected String thing() {
        return "mass_spectrometer";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "code",
                "description",
                "institution",
                "model_accession",
                "model_name",
                "brand",
                "serial_number",
                "room",
                "time_zone",
                "retired",
                "alias",
                "id");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "ms_id", "code",
                "ms_description", "description",
                "university_location", "institution",
                "uuid_mass_spec", "id");
    }

    @Override
    protected void fill(ImportedRow row, ObjectNode body, ImportRun run) {
        row.copy(body, "institution", "institution_id");
        row.copy(body, "room", "room_id");
        row.same(body, "code", "description", "model_accession", "model_name", "brand", "serial_number", "time_zone");
        row.truth(body, "retired", "retired");
    }

    @Override
    protected Uni<?> make(Tables tables, List<Item<MassSpectrometer.Draft>> items, BenchRules rules) {
        return instruments.make(tables, items);
    }

    @Override
    protected Uni<Set<UUID>> change(Tables tables, List<Met<MassSpectrometer.Draft>> met, BenchRules rules) {
        return instruments.change(tables, met);
    }
}
