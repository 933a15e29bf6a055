package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.UUID;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class ChainImportTest extends LabTest {
    /** The former tables in their order, with their own column names. */
    @Test
    void a_former_database_arrives_whole_and_a_second_run_changes_nothing() {
        String sample = lab.sample();
        String p = lab.project();
        UUID extract = UUID.randomUUID();
        UUID analysis = UUID.randomUUID();
        String[][] files = {
            {"extraction-methods", "method_name,method_description\nEthanol %s,from berlese\n".formatted(p)},
            {"injection-methods", "method_name\nC18_15min_%s_pos\n".formatted(p)},
            {"mass-spectrometers", "ms_id,ms_description\nms_90%04d,Q Exactive\n".formatted(number(p))},
            {
                "containers",
                "container_id,parent_container,old_id\ncontainer_9x9_90%04d,,Rack %s\n".formatted(number(p), p)
            },
            {"batches", "batch_id,batch_type,Reserved\n%s_batch_000010,solvent,False\n".formatted(p)},
            {
                "extracts",
                "lab_extract_id,field_sample_id,extraction_method,batch_id,dried_plant_weight,solvent_volume_micro,mobile_container_id,status,UUID_lab_extract\n"
                        + "%s_01,%s,Ethanol %s,%s_batch_000010,50.8,1700.0,Rack %s,OK,%s\n"
                                .formatted(sample, sample, p, p, p, extract)
                        + "%s_batch_blk_000010,blank,Ethanol %s,%s_batch_000010,,1700.0,absent,OK,\n".formatted(p, p, p)
            },
            {
                "aliquots",
                "aliquot_id,lab_extract_id,aliquot_volume_microliter,prepared_at\n%s_01_01,%s_01,120,2024-04-25T13:05:32.188Z\n%s_batch_blk_000010_01,%s_batch_blk_000010,120,\n"
                        .formatted(sample, sample, p, p)
            },
            {
                "analyses",
                "mass_spec_id,aliquot_id,injection_volume,injection_method,ms_id,acquired_at,added,UUID_mass_spec\n"
                        + "2024_HC_%s_01_01.raw,%s_01_01,2,C18_15min_%s_pos,ms_90%04d,2024-05-17T12:46:01.273Z,True,%s\n"
                                .formatted(sample, sample, p, number(p), analysis)
            }
        };
        for (String[] file : files) {
            JsonPath job = lab.imported(file[0], "", file[1]);
            assertThat(job.getInt("failed")).as(file[0] + " " + job.prettify()).isZero();
            assertThat(job.getInt("created"))
                    .as(file[0] + job.prettify())
                    .isEqualTo(job.getInt("total"))
                    .isPositive();
        }
        JsonPath arrived = lab.get("/extracts/" + extract);
        assertThat(arrived.getString("code")).isEqualTo(sample + "_01");
        assertThat(arrived.getString("stage")).isEqualTo("extracted");
        assertThat(arrived.getDouble("dried_weight")).isEqualTo(50.8);
        assertThat(arrived.getString("dried_weight_unit")).isEqualTo("mg");
        assertThat(arrived.getString("position")).isEqualTo("A1");
        assertThat(lab.get("/extracts/" + p + "_batch_blk_000010").getString("kind"))
                .isEqualTo("blank");
        assertThat(lab.get("/analyses/" + analysis).getBoolean("processed")).isTrue();
        assertThat(lab.get("/analyses/" + analysis).getString("polarity")).isEqualTo("positive");

        for (String[] file : files) {
            JsonPath again = lab.imported(file[0], "?on_conflict=skip", file[1]);
            assertThat(again.getInt("skipped")).as(file[0] + again.prettify()).isEqualTo(again.getInt("total"));
        }
        // The counters know what came in.
        assertThat(lab.made(
                                "/weighings",
                                "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(sample))
                        .getString("extract_code"))
                .isEqualTo(sample + "_02");
        assertThat(lab.made("/batches", "{\"short_description\": \"next\", \"project_id\": \"%s\"}".formatted(p))
                        .getString("code"))
                .isEqualTo(p + "_batch_000011");
    }

    private static int number(String project) {
        return Integer.parseInt(project.substring(1));
    }

    @Test
    void a_row_without_its_parent_is_reported_and_the_others_arrive() {
        String sample = lab.sample();
        JsonPath job = lab.imported(
                "extracts", "", """
                code,sample,dried_weight,dried_weight_unit
                %s_01,%s,50,mg
                %s_02,%s,50,mL
                %s_03,%s,-1,mg
                %s_01,%s,50,mg
                """.formatted(sample, sample, sample, sample, sample, sample, sample, sample));
        assertThat(job.getInt("created")).as(job.prettify()).isEqualTo(1);
        assertThat(job.getInt("failed")).isEqualTo(3);
        JsonPath rows = lab.get("/jobs/" + job.getString("id") + "/rows?state=failed");
        assertThat(rows.getList("data.violations.code.flatten()", String.class))
                .containsExactly("unit_kind", "out_of_range", "duplicate");
    }
}
