package org.biotrail.catalog.location;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.job.ImportOption;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.job.RowImport;
import org.biotrail.kit.job.RowOutcome;
import org.biotrail.kit.job.StagedRow;

/**
 * Imports locations from tables with WKT or coordinates and from GeoJSON: level by level, so that parents are there
 * before what lies in them. A location is met again by parent and name.
 */
@ApplicationScoped
class LocationImport implements RowImport {
    @Inject
    Levels levels;

    @Inject
    ObjectMapper json;

    @Override
    public String things() {
        return "locations";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "name",
                "adm_level",
                "geom",
                "latitude",
                "longitude",
                "parent",
                "x",
                "y",
                "startx",
                "starty",
                "azimuth",
                "altitude",
                "datum",
                "ismarine",
                "related_locations",
                "country_code",
                "coordinate_uncertainty",
                "notes",
                "geometry_origin");
    }

    @Override
    public Map<String, String> aliases() {
        return Map.of(
                "admin_level", "adm_level",
                "local_name", "name",
                "lat", "latitude",
                "long", "longitude",
                "lon", "longitude",
                "wkt", "geom",
                "geometry", "geom",
                "parent_name", "parent");
    }

    /** Properties of GeoJSON files that are not ours are many; they are passed over. */
    @Override
    public boolean takesOtherColumns() {
        return true;
    }

    @Override
    public Map<String, ImportOption> options() {
        return Map.of(
                "repair",
                        ImportOption.flag(
                                "false: areas that are not valid fail; else they are mended with a warning", true),
                "adopt",
                        ImportOption.flag("false: a new area leaves the siblings that it covers where they are", true));
    }

    @Override
    public int batchSize() {
        return 200;
    }

    @Override
    public void order(ImportRun run) {
        LocationImportSql.order(run);
    }

    @Override
    public void finish(ImportRun run) {
        run.query("analyze location");
        run.query("analyze location_part");
    }

    @Override
    public List<RowOutcome> store(List<StagedRow> rows, ImportRun run) {
        return new LocationBatch(levels, json, run).store(rows);
    }
}
