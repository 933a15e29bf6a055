package org.biotrail.catalog.taxon.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** Archives that others have published, where they are at hand. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class RealArchivesTest extends ArchiveGround {
    /** The families of all living things, with their references; 14,325 usages. */
    @Test
    void a_real_package_is_imported_whole() throws IOException {
        Path folder = DATA.resolve("all-living-families");
        assumeThat(Files.exists(folder)).as("the families are not here").isTrue();
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : List.of("NameUsage.csv", "reference.bib", "metadata.yaml")) {
            files.put(name, Files.readAllBytes(folder.resolve(name)));
        }
        JsonPath job = imported("?on_conflict=skip", zip(files));
        Map<String, Integer> why = new TreeMap<>();
        failures(job).forEach(row -> why.merge(row.substring(row.indexOf(' ') + 1), 1, Integer::sum));
        assertThat(job.getInt("total")).isEqualTo(14_325);
        assertThat(job.getInt("created")).as(why.toString()).isGreaterThan(13_000);
    }

    /** The alien plants of Belgium: a flat list, whose genera are to be here before. */
    @Test
    void a_real_list_without_a_tree_is_stored_or_named_with_its_reasons() throws IOException {
        Path file = DATA.resolve("alien-plants-belgium/taxon.csv");
        assumeThat(Files.exists(file)).as("the alien plants are not here").isTrue();
        List<String> terms =
                List.of(Files.readString(file).lines().findFirst().orElseThrow().split(","));
        StringBuilder meta = new StringBuilder(
                "<archive><core fieldsTerminatedBy=\",\" ignoreHeaderLines=\"1\" rowType=\"http://rs.tdwg.org/dwc/terms/Taxon\">"
                        + "<files><location>taxon.csv</location></files><id index=\"5\"/>");
        for (int i = 0; i < terms.size(); i++) {
            meta.append("<field index=\"")
                    .append(i)
                    .append("\" term=\"http://rs.tdwg.org/dwc/terms/")
                    .append(terms.get(i))
                    .append("\"/>");
        }
        JsonPath job = imported(
                "?dry_run=true",
                zip(Map.of("meta.xml", bytes(meta + "</core></archive>"), "taxon.csv", Files.readAllBytes(file))));
        assertThat(job.getInt("total")).isEqualTo(2617);
        assertThat(failures(job)).hasSize(job.getInt("failed")).allMatch(row -> row.matches("\\d+ \\w+.*"));
    }
}
