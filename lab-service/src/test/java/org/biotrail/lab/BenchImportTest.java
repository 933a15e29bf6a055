package org.biotrail.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class BenchImportTest extends LabTest {
    private List<String> failures(JsonPath job) {
        return lab.as("admin")
                .get("/jobs/" + job.getString("id") + "/rows?state=failed")
                .jsonPath()
                .getList("data.violations.code.flatten()", String.class);
    }

    private JsonPath arrived(String things, String query, String csv) {
        JsonPath job = lab.imported(things, query, csv);
        assertThat(job.getInt("failed")).as(job.prettify()).isZero();
        return job;
    }

    @Test
    void on_conflict_update_changes_what_a_row_says_and_leaves_the_rest() {
        String sample = lab.sample();
        String p = lab.project();
        arrived("extraction-methods", "", "name,description\nWater %s,cold\n".formatted(p));
        arrived(
                "batches",
                "",
                "code,type,short_description,lots\n%s_batch_000001,solvent,first,\"[{\"\"component\"\":\"\"water\"\"}]\"\n"
                        .formatted(p));
        arrived(
                "extracts",
                "",
                "code,sample,method,solvent_volume,solvent_volume_unit\n%s_01,%s,Water %s,2,mL\n"
                        .formatted(sample, sample, p));
        arrived("aliquots", "", "code,extract,volume\n%s_01_01,%s_01,100\n".formatted(sample, sample));

        assertThat(arrived("extraction-methods", "?on_conflict=update", "name,description\nwater %s,hot\n".formatted(p))
                        .getInt("updated"))
                .isEqualTo(1);
        assertThat(arrived(
                                "batches",
                                "?on_conflict=update",
                                "code,short_description\n%s_batch_000001,second\n".formatted(p))
                        .getInt("updated"))
                .isEqualTo(1);
        JsonPath batch = lab.get("/batches/" + p + "_batch_000001");
        assertThat(batch.getString("short_description")).isEqualTo("second");
        assertThat(batch.getString("lots[0].component")).isEqualTo("water");

        String extracts = "code,sample,extract_volume,extract_volume_unit\n%s_01,%s,1.5,mL\n".formatted(sample, sample);
        assertThat(arrived("extracts", "?on_conflict=update", extracts).getInt("updated"))
                .isEqualTo(1);
        assertThat(arrived("extracts", "?on_conflict=update", extracts).getInt("unchanged"))
                .isEqualTo(1);
        JsonPath extract = lab.get("/extracts/" + sample + "_01");
        assertThat(extract.getDouble("extract_volume")).isEqualTo(1.5);
        assertThat(extract.getDouble("solvent_volume")).isEqualTo(2);
        assertThat(extract.getInt("version")).isEqualTo(2);

        assertThat(arrived(
                                "aliquots",
                                "?on_conflict=update",
                                "code,extract,status\n%s_01_01,%s_01,broken\n".formatted(sample, sample))
                        .getInt("updated"))
                .isEqualTo(1);
        JsonPath aliquot = lab.get("/aliquots/" + sample + "_01_01");
        assertThat(aliquot.getString("status_reason")).isEqualTo("broken");
        assertThat(aliquot.getDouble("volume")).isEqualTo(100);
    }

    @Test
    void an_update_holds_to_the_rules_of_a_change() {
        String sample = lab.sample();
        String other = lab.sample();
        arrived(
                "extracts",
                "",
                "code,sample,dried_weight,dried_weight_unit\n%s_01,%s,10,mg\n".formatted(sample, sample));
        JsonPath job = lab.imported("extracts", "?on_conflict=update", """
                code,sample,dried_weight,dried_weight_unit
                %s_01,%s,12,mg
                """.formatted(sample, other));
        assertThat(failures(job)).containsExactly("lineage_fixed");
        String weighed = lab.made(
                        "/weighings",
                        "{\"field_sample_id\": \"%s\", \"mass\": 1, \"mass_unit\": \"mg\"}".formatted(sample))
                .getString("extract_code");
        assertThat(failures(lab.imported(
                        "extracts",
                        "?on_conflict=update",
                        "code,sample,dried_weight,dried_weight_unit\n%s,%s,12,mg\n".formatted(weighed, sample))))
                .containsExactly("weight_owned_by_weighing");
        assertThat(lab.get("/extracts/" + sample + "_01").getDouble("dried_weight"))
                .isEqualTo(10);
    }

    @Test
    void models_rules_containers_and_placements_come_in_and_a_second_run_changes_nothing() {
        String p = lab.project();
        String sample = lab.sample();
        String another = lab.sample();
        String models = """
                name,kind,rows,columns,is_finite,capacity,volume,volume_unit
                Rack %s,rack,3,8,True,,,
                Tube %s,tube,,,true,1,2,mL
                Shed %s,other,,,false,,,
                """.formatted(p, p, p);
        String rules = "parent_model,child_model,child_thing\nShed %s,Rack %s,\nShed %s,,batch\n".formatted(p, p, p);
        String containers = "model,name,container\nShed %s,Shed %s,\n".formatted(p, p);
        assertThat(arrived("container-models", "", models).getInt("created")).isEqualTo(3);
        assertThat(lab.get("/container-models/Rack " + p).getInt("capacity")).isEqualTo(24);
        assertThat(arrived("container-rules", "", rules).getInt("created")).isEqualTo(2);
        arrived("containers", "", containers);
        String rack = lab.container("Rack " + p, "");
        String placements =
                "field_sample_id,mobile_container_id,position,placed_at\n%s,%s,B2,2024-05-01 10:00\n%s,%s,,\n"
                        .formatted(sample, rack, another, rack);
        assertThat(arrived("placements", "", placements).getInt("created")).isEqualTo(2);
        JsonPath placed = lab.get("/things/" + sample + "/place");
        assertThat(placed.getString("data[0].position")).isEqualTo("B2");
        assertThat(placed.getString("data[0].placed_at")).startsWith("2024-05-01T10:00");
        assertThat(lab.get("/things/" + another + "/place").getString("data[0].position"))
                .isNull();

        assertThat(arrived("container-models", "?on_conflict=update", models).getInt("unchanged"))
                .isEqualTo(3);
        assertThat(arrived("container-rules", "?on_conflict=update", rules).getInt("unchanged"))
                .isEqualTo(2);
        assertThat(arrived("placements", "?on_conflict=skip", placements).getInt("skipped"))
                .isEqualTo(2);
        assertThat(arrived("placements", "?on_conflict=update", placements).getInt("unchanged"))
                .isEqualTo(2);
        String moved = "code,container,position\n%s,%s,C3\n".formatted(sample, rack);
        assertThat(arrived("placements", "?on_conflict=update", moved).getInt("updated"))
                .isEqualTo(1);
        assertThat(lab.get("/things/" + sample + "/place").getString("data[0].position"))
                .isEqualTo("C3");
        assertThat(failures(lab.imported(
                        "placements", "", "code,container\nnobody_000001,%s\n%s,nowhere\n".formatted(rack, sample))))
                .containsExactlyInAnyOrder("unknown_reference", "unknown_reference");
        assertThat(failures(lab.imported(
                        "container-models",
                        "?on_conflict=update",
                        "name,kind,rows,columns\nRack %s,rack,2,2\n".formatted(p))))
                .containsExactly("model_does_not_fit");
    }

    @Test
    void without_positions_next_free_ones_are_taken_when_that_is_asked_for() {
        String rack = lab.container(lab.model("next", "rack", ", \"rows\": 1, \"columns\": 3"), "");
        String first = lab.sample();
        String second = lab.sample();
        arrived("placements", "?positions=next", "code,container\n%s,%s\n%s,%s\n".formatted(first, rack, second, rack));
        assertThat(lab.get("/things/" + first + "/place").getString("data[0].position"))
                .isEqualTo("A1");
        assertThat(lab.get("/things/" + second + "/place").getString("data[0].position"))
                .isEqualTo("A2");
    }

    @Test
    void aliases_come_in_by_the_code_of_their_thing() {
        String sample = lab.sample();
        String other = lab.sample();
        String alias = "TUBE-" + lab.project();
        String csv = "alias,code,scheme\n%s,%s,2D\n".formatted(alias, sample);
        assertThat(arrived("aliases", "", csv).getInt("created")).isEqualTo(1);
        assertThat(lab.get("/scan/" + alias).getString("code")).isEqualTo(sample);
        assertThat(arrived("aliases", "?on_conflict=skip", csv).getInt("skipped"))
                .isEqualTo(1);
        assertThat(arrived("aliases", "?on_conflict=update", csv.replace("2D", "QR"))
                        .getInt("updated"))
                .isEqualTo(1);
        assertThat(failures(lab.imported("aliases", "", """
                        alias,code
                        %s,%s
                        %s,%s
                        nobody's,nothing_000001
                        """.formatted(alias, other, other, sample))))
                .containsExactly("code_taken", "code_taken", "unknown_reference");
    }

    @Test
    void weighings_make_their_extracts_and_the_same_weighing_again_corrects_it() {
        String sample = lab.sample();
        String csv = "sample,mass,mass_unit,weighed_at\n%s,%s,mg,2024-05-01T10:00:00Z\n%s,20,mg,2024-05-01T11:00:00Z\n";
        assertThat(arrived("weighings", "", csv.formatted(sample, "10", sample)).getInt("created"))
                .isEqualTo(2);
        assertThat(lab.get("/extracts/" + sample + "_01").getDouble("dried_weight"))
                .isEqualTo(10);
        JsonPath again = arrived("weighings", "?on_conflict=update", csv.formatted(sample, "12", sample));
        assertThat(again.getInt("updated")).as(again.prettify()).isEqualTo(1);
        assertThat(again.getInt("unchanged")).isEqualTo(1);
        assertThat(lab.get("/extracts/" + sample + "_01").getDouble("dried_weight"))
                .isEqualTo(12);
        assertThat(lab.get("/weighings?sample=" + sample).getList("data")).hasSize(2);
    }
}
