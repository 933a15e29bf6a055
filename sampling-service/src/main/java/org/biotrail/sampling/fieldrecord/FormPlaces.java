package org.biotrail.sampling.fieldrecord;

import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.biotrail.kit.job.ImportRun;
import org.biotrail.kit.problem.Problem;
import org.biotrail.kit.problem.Violation;
import org.jspecify.annotations.Nullable;

/**
 * Where the rows of a batch lie: coordinates as collected become WGS 84 in one statement, and are held against the
 * reference system's area of use, the region given, or the campaign's extent. Nothing is ever exchanged.
 */
final class FormPlaces {
    private static final String PLACES = """
            select o.n, p.longitude, p.latitude, p.problem
              from unnest($1::int[], $2::float8[], $3::float8[], $4::int[]) o(n, x, y, srid)
             cross join lateral field_coordinates(o.x, o.y, o.srid) p""";

    private static final String CAMPAIGNS = """
            select qfield_project, st_xmin(e), st_ymin(e), st_xmax(e), st_ymax(e)
              from (select qfield_project, st_extent(geom) as e from field_record
                     where qfield_project = any ($1) and geom is not null and import_job_id is distinct from $2
                     group by qfield_project having count(*) >= 20) x""";

    private static final int METRES_OF_AGREEMENT = 100;

    /** What is known of one row's place. */
    record Found(Optional<Coordinates> place, List<Violation> violations, List<Violation> warnings) {
        static Found none() {
            return new Found(Optional.empty(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Optional<Box> region;
    private final Map<String, Box> campaigns = new HashMap<>();

    /** West, south, east, north in degrees. */
    record Box(double west, double south, double east, double north) {
        boolean holds(double latitude, double longitude) {
            boolean within =
                    west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
            return within && latitude >= south && latitude <= north;
        }
    }

    private FormPlaces(Optional<Box> region) {
        this.region = region;
    }

    /** The places of a batch by row number; rows without any coordinates are not in it. */
    static Map<Integer, Found> of(List<FieldForm> forms, ImportRun run) {
        FormPlaces places = new FormPlaces(region(run));
        if (places.region.isEmpty()) {
            places.readCampaigns(forms, run);
        }
        Map<Integer, Found> found = places.transformed(forms, run);
        forms.forEach(form -> places.compare(form, found));
        return found;
    }

    private Map<Integer, Found> transformed(List<FieldForm> forms, ImportRun run) {
        Map<Integer, Found> found = new HashMap<>();
        List<Integer> numbers = new ArrayList<>();
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        List<Integer> srids = new ArrayList<>();
        for (FieldForm form : forms) {
            Double x = form.number("x_coord");
            Double y = form.number("y_coord");
            if (x == null && y == null) {
                continue;
            }
            Found here = found.computeIfAbsent(form.number(), number -> Found.none());
            Integer srid = srid(form, run, here);
            if (x == null || y == null) {
                here.violations()
                        .add(new Violation(
                                x == null ? "x_coord" : "y_coord", "coordinates_incomplete", "x and y come together"));
            } else if (srid == null) {
                here.violations()
                        .add(new Violation(
                                "srid", "crs_unknown", "Say in which reference system x and y are: source_srid"));
            } else {
                form.draft().put("srid", srid);
                numbers.add(form.number());
                xs.add(x);
                ys.add(y);
                srids.add(srid);
            }
        }
        run.query(
                        PLACES,
                        numbers.toArray(Integer[]::new),
                        xs.toArray(Double[]::new),
                        ys.toArray(Double[]::new),
                        srids.toArray(Integer[]::new))
                .forEach(row -> take(row, found));
        return found;
    }

    private static void take(Row row, Map<Integer, Found> found) {
        int number = row.getInteger(0);
        Found here = found.getOrDefault(number, Found.none());
        String problem = row.getString(3);
        if (problem != null) {
            here.violations().add(new Violation("x_coord", problem, "x and y are no place of this reference system"));
            return;
        }
        try {
            found.put(
                    number,
                    new Found(
                            Optional.of(new Coordinates(row.getDouble(2), row.getDouble(1))),
                            here.violations(),
                            here.warnings()));
        } catch (Problem nowhere) {
            here.violations().addAll(nowhere.violations());
        }
    }

    /** The row's, else the import's; degrees that could be WGS 84 are taken for it, with a warning. */
    private static @Nullable Integer srid(FieldForm form, ImportRun run, Found here) {
        String given = Optional.ofNullable(run.options().get("source_srid"))
                .or(() -> form.text("srid"))
                .orElse("");
        if (!given.isEmpty()) {
            return given.matches("[1-9]\\d{0,5}") ? Integer.valueOf(given) : null;
        }
        Double x = form.number("x_coord");
        Double y = form.number("y_coord");
        if (x != null && y != null && Math.abs(x) <= 180 && Math.abs(y) <= 90) {
            here.warnings().add(new Violation("srid", "crs_assumed", "x and y are taken as degrees of EPSG:4326"));
            return 4326;
        }
        return null;
    }

    /** Holds the place against the form's own latitude and longitude, then against region or campaign. */
    private void compare(FieldForm form, Map<Integer, Found> found) {
        Double latitude = form.number("latitude");
        Double longitude = form.number("longitude");
        Optional<Coordinates> computed =
                Optional.ofNullable(found.get(form.number())).flatMap(Found::place);
        if (computed.isPresent() && latitude != null && longitude != null) {
            agree(computed.get(), latitude, longitude, found.getOrDefault(form.number(), Found.none()));
        }
        double lat = computed.map(Coordinates::latitude).orElse(latitude == null ? Double.NaN : latitude);
        double lon = computed.map(Coordinates::longitude).orElse(longitude == null ? Double.NaN : longitude);
        if (Double.isFinite(lat) && Double.isFinite(lon)) {
            locate(form, lat, lon, found.computeIfAbsent(form.number(), number -> Found.none()));
        }
    }

    private static void agree(Coordinates computed, double latitude, double longitude, Found here) {
        if (metres(computed.latitude(), computed.longitude(), latitude, longitude) <= METRES_OF_AGREEMENT) {
            return;
        }
        if (metres(computed.latitude(), computed.longitude(), longitude, latitude) <= METRES_OF_AGREEMENT) {
            here.warnings()
                    .add(new Violation(
                            "latitude", "columns_swapped", "latitude and longitude are exchanged; x and y hold"));
        } else {
            here.violations()
                    .add(new Violation(
                            "latitude",
                            "coordinates_disagree",
                            "latitude and longitude are another place than x and y"));
        }
    }

    private void locate(FieldForm form, double latitude, double longitude, Found here) {
        Box box = region.orElseGet(
                () -> form.text("qfield_project").map(campaigns::get).orElse(null));
        if (box == null || box.holds(latitude, longitude)) {
            return;
        }
        Violation swapped = new Violation(
                "latitude", "coordinates_look_swapped", "Exchanged, latitude and longitude would lie where expected");
        if (box.holds(longitude, latitude)) {
            (region.isPresent() ? here.violations() : here.warnings()).add(swapped);
        } else if (region.isPresent()) {
            here.warnings().add(new Violation("latitude", "outside_region", "The place lies outside the region"));
        }
    }

    private void readCampaigns(List<FieldForm> forms, ImportRun run) {
        String[] names = forms.stream()
                .flatMap(form -> form.text("qfield_project").stream())
                .distinct()
                .toArray(String[]::new);
        run.query(CAMPAIGNS, names, run.job())
                .forEach(row -> campaigns.put(
                        row.getString(0),
                        new Box(row.getDouble(1), row.getDouble(2), row.getDouble(3), row.getDouble(4))));
    }

    private static Optional<Box> region(ImportRun run) {
        String given = run.options().getOrDefault("region", "");
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.contains(",")) {
            List<Double> box = Areas.numbers("region", given, 4);
            return Optional.of(new Box(box.get(0), box.get(1), box.get(2), box.get(3)));
        }
        Row row = run.query("select country_extent($1)", given).iterator().next();
        Double[] extent = row.getArrayOfDoubles(0);
        if (extent == null) {
            throw Problem.rule("region", "unknown_reference", "The catalog has told of no country " + given);
        }
        return Optional.of(new Box(extent[0], extent[1], extent[2], extent[3]));
    }

    /** Metres between two places on the sphere that the suite's geodesy is laid on. */
    private static double metres(double latitude, double longitude, double toLatitude, double toLongitude) {
        double phi = Math.toRadians(latitude);
        double toPhi = Math.toRadians(toLatitude);
        double sinPhi = Math.sin((toPhi - phi) / 2);
        double sinLambda = Math.sin(Math.toRadians(toLongitude - longitude) / 2);
        return 2
                * 6_378_137
                * Math.asin(Math.min(
                        1, Math.sqrt(sinPhi * sinPhi + Math.cos(phi) * Math.cos(toPhi) * sinLambda * sinLambda)));
    }
}
