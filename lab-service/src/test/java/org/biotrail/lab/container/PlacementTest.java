package org.biotrail.lab.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.biotrail.lab.Laboratory.refusal;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Told;
import org.biotrail.lab.LabTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class PlacementTest extends LabTest {
    private static final String GRID = ", \"rows\": 3, \"columns\": 8";

    private Response place(String code, String container, String more) {
        return lab.post("/placements", "{\"code\": \"%s\", \"container\": \"%s\"%s}".formatted(code, container, more));
    }

    private List<String> samples(int count) {
        List<String> samples = new ArrayList<>();
        IntStream.range(0, count).forEach(n -> samples.add(lab.sample()));
        return samples;
    }

    @Test
    void a_former_code_brings_its_model_and_the_twenty_fifth_placement_finds_no_room() {
        JsonPath job = lab.imported("containers", "", "container_id,status\ncontainer_8x3_000001,OK\n");
        assertThat(job.getInt("created") + job.getInt("failed"))
                .as(job.prettify())
                .isEqualTo(1);
        JsonPath rack = lab.get("/containers/container_8x3_000001");
        assertThat(rack.getInt("capacity")).isEqualTo(24);
        List<String> positions =
                lab.get("/containers/container_8x3_000001/free-positions").getList("data");
        assertThat(positions).hasSize(24).startsWith("A1", "A2").endsWith("C8");
        samples(24)
                .forEach(sample -> assertThat(
                                place(sample, "container_8x3_000001", "").statusCode())
                        .isEqualTo(200));
        Response full = place(lab.sample(), "container_8x3_000001", "");
        assertThat(refusal(full)).isEqualTo("409 container_full");
        assertThat(full.jsonPath().getInt("load")).isEqualTo(24);
        assertThat(full.jsonPath().getInt("capacity")).isEqualTo(24);
    }

    @Test
    void twenty_four_concurrent_placements_take_twenty_four_positions() {
        String rack = lab.container(lab.model("rack", "rack", GRID), "");
        List<String> samples = samples(24);
        List<Response> answers = lab.atOnce(24, n -> place(samples.get(n), rack, ""));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200));
        assertThat(answers.stream()
                        .map(answer -> answer.jsonPath().getString("data[0].position"))
                        .distinct())
                .hasSize(24);
    }

    @Test
    void two_things_swap_their_positions_in_one_request() {
        String rack = lab.container(lab.model("rack", "rack", GRID), "");
        String first = lab.sample();
        String second = lab.sample();
        place(first, rack, ", \"position\": \"a01\"");
        place(second, rack, ", \"position\": \"A2\"");
        Response taken = place(lab.sample(), rack, ", \"position\": \"A1\"");
        assertThat(refusal(taken)).isEqualTo("409 position_taken");
        assertThat(taken.jsonPath().getString("occupant")).isEqualTo(first);
        Response still = place(first, rack, ", \"position\": \"A3\"");
        assertThat(refusal(still)).isEqualTo("409 already_placed");
        assertThat(still.jsonPath().getString("container")).isEqualTo(rack);
        Response swapped = lab.post("/placements", """
                {"container": "%s", "move": true, "items": [{"code": "%s", "position": "A2"}, {"code": "%s", "position": "A1"}]}""".formatted(rack, first, second));
        assertThat(swapped.statusCode()).as(swapped.asString()).isEqualTo(200);
        assertThat(swapped.jsonPath().getList("data.position")).containsExactly("A2", "A1");
    }

    @Test
    void positions_are_those_of_the_grid() {
        String rack = lab.container(lab.model("rack", "rack", GRID), "");
        String shelf = lab.container(lab.model("shelf", "shelf", ""), "");
        assertThat(refusal(place(lab.sample(), rack, ", \"position\": \"D1\""))).isEqualTo("422 position_unknown");
        assertThat(refusal(place(lab.sample(), shelf, ", \"position\": \"A1\"")))
                .isEqualTo("422 no_positions");
        assertThat(place(lab.sample(), shelf, "").jsonPath().getString("data[0].position"))
                .isNull();
        assertThat(place(lab.sample(), rack, ", \"position\": \"unknown\"")
                        .jsonPath()
                        .getString("data[0].position"))
                .isNull();
        assertThat(lab.get("/containers/" + rack).getInt("load")).isEqualTo(1);
    }

    @Test
    void a_moved_box_takes_all_in_it_along_and_nothing_stands_in_itself() {
        String room = lab.container(lab.model("room", "room", ""), ", \"name\": \"Room 2.101\"");
        String freezer = lab.container(
                lab.model("freezer", "freezer", ""),
                ", \"name\": \"Freezer A\", \"storage_temperature\": -80, \"container\": \"%s\"".formatted(room));
        String box = lab.container(lab.model("box", "box", GRID), "");
        String extract = lab.extract("1", "mL");
        place(extract, box, ", \"position\": \"B3\"");
        assertThat(place(box, freezer, "").statusCode()).isEqualTo(200);
        String other =
                lab.container(lab.model("other freezer", "freezer", ""), ", \"container\": \"%s\"".formatted(room));
        Told moved = Told.since(pool);
        assertThat(place(box, other, ", \"move\": true").statusCode()).isEqualTo(200);
        assertThat(moved.lines())
                .as("one event, whatever stands in the box")
                .containsExactly("placement " + box + ": container moved ()");
        assertThat(place(box, freezer, ", \"move\": true").statusCode()).isEqualTo(200);
        assertThat(lab.get("/extracts/" + extract).getString("path_text"))
                .isEqualTo("Room 2.101 › Freezer A › " + box + " B3");
        assertThat(refusal(place(freezer, box, ", \"move\": true"))).isEqualTo("422 cycle");
        String bag = lab.container(lab.model("bag", "other", ""), "");
        assertThat(refusal(place(extract, bag, ", \"move\": true"))).isEqualTo("422 pair_not_allowed");
        JsonPath all = lab.get("/containers/" + box + "?include=load,path,map,contents");
        assertThat(all.getInt("include.load.load")).isEqualTo(1);
        assertThat(all.getList("include.path.code")).containsExactly(room, freezer, box);
        assertThat(all.getString("include.map.positions.find { it.position == 'B3' }.code"))
                .isEqualTo(extract);
        assertThat(all.getList("include.contents.code")).containsExactly(extract);
        assertThat(all.getDouble("effective_temperature")).isEqualTo(-80);
        assertThat(lab.get("/extracts?within=" + room).getList("data.code")).containsExactly(extract);
    }

    @Test
    void a_container_does_not_stand_in_itself_nor_in_what_it_contains() {
        String outer = lab.model("outer", "other", "");
        lab.made(
                "/container-rules",
                "{\"parent_model_id\": \"%s\", \"child_model_id\": \"%s\"}".formatted(outer, outer));
        String one = lab.container(outer, "");
        String two = lab.container(outer, ", \"container\": \"%s\"".formatted(one));
        assertThat(refusal(place(one, two, ""))).isEqualTo("422 cycle");
        assertThat(refusal(place(one, one, ""))).isEqualTo("422 cycle");
        String inner = two;
        for (int level = 3; level <= 12; level++) {
            inner = lab.container(outer, ", \"container\": \"%s\"".formatted(inner));
        }
        assertThat(refusal(lab.post(
                        "/containers",
                        "{\"container_model_id\": \"%s\", \"container\": \"%s\"}".formatted(outer, inner))))
                .isEqualTo("422 too_deep");
    }

    @Test
    void only_what_may_be_used_takes_things_and_a_tube_takes_one() {
        String model = lab.model("tube", "tube", "");
        String broken = lab.container(model, ", \"status\": \"not_ok\", \"status_reason\": \"broken\"");
        assertThat(refusal(place(lab.sample(), broken, ""))).isEqualTo("422 container_unusable");
        String tube = lab.container(model, "");
        assertThat(place(lab.sample(), tube, "").statusCode()).isEqualTo(200);
        assertThat(refusal(place(lab.sample(), tube, ""))).isEqualTo("409 single_content");
        assertThat(refusal(lab.as("bench").delete("/containers/" + tube))).isEqualTo("409 in_use");
    }

    @Test
    void a_model_that_the_contents_do_not_fit_is_refused() {
        String model = lab.model("rack", "rack", GRID);
        String rack = lab.container(model, "");
        place(lab.sample(), rack, ", \"position\": \"C8\"");
        assertThat(refusal(lab.as("manager").body("{\"columns\": 7}").patch("/container-models/" + model)))
                .isEqualTo("409 model_does_not_fit");
        String small = lab.model("small", "rack", ", \"rows\": 1, \"columns\": 2");
        assertThat(refusal(lab.as("bench")
                        .body("{\"container_model_id\": \"%s\"}".formatted(small))
                        .patch("/containers/" + rack)))
                .isEqualTo("409 model_does_not_fit");
    }

    @Test
    void a_tube_that_was_out_of_the_cold_for_long_has_thawed_once() {
        String freezer = lab.container(lab.model("freezer", "freezer", ""), ", \"storage_temperature\": -80");
        String extract = lab.extract("1", "mL");
        place(extract, freezer, "");
        Instant start = Instant.now().minus(Duration.ofMinutes(30));
        outAndBack(extract, start, Duration.ofMinutes(11));
        assertThat(lab.get("/extracts/" + extract).getInt("freeze_thaw_count")).isEqualTo(1);
        outAndBack(extract, start.plus(Duration.ofMinutes(15)), Duration.ofMinutes(2));
        assertThat(lab.get("/extracts/" + extract).getInt("freeze_thaw_count")).isEqualTo(1);
        assertThat(lab.get("/things/" + extract + "/custody").getList("data.kind"))
                .containsExactlyInAnyOrder("place", "check_out", "check_in", "check_out", "check_in");
    }

    private void outAndBack(String code, Instant left, Duration absence) {
        String item = "{\"code\": \"%s\", \"at\": \"%s\"}";
        assertThat(refusal(lab.post("/check-ins", item.formatted(code, left)))).isEqualTo("409 not_checked_out");
        Response out = lab.post("/check-outs", item.formatted(code, left));
        assertThat(out.statusCode()).as(out.asString()).isEqualTo(200);
        assertThat(refusal(lab.post("/check-outs", item.formatted(code, left)))).isEqualTo("409 checked_out");
        Response back = lab.post("/check-ins", item.formatted(code, left.plus(absence)));
        assertThat(back.statusCode()).as(back.asString()).isEqualTo(200);
    }

    @Test
    void what_is_taken_out_stands_nowhere() {
        String rack = lab.container(lab.model("rack", "rack", GRID), "");
        String sample = lab.sample();
        place(sample, rack, "");
        assertThat(lab.post("/removals", "{\"code\": \"%s\"}".formatted(sample)).statusCode())
                .isEqualTo(200);
        assertThat(refusal(lab.post("/removals", "{\"code\": \"%s\"}".formatted(sample))))
                .isEqualTo("422 not_placed");
        assertThat(refusal(lab.as("bench").delete("/containers/" + rack))).isEqualTo("409 in_use");
        assertThat(refusal(place("zzzz", rack, ""))).isEqualTo("422 code_malformed");
        assertThat(lab.post("/placements", "{\"container\": \"%s\", \"items\": []}".formatted(rack))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_container_that_has_stood_somewhere_is_retired_and_not_deleted() {
        String rack = lab.container(lab.model("rack", "rack", GRID), "");
        String model = lab.model("tube", "tube", "");
        String tube = lab.container(model, "");
        place(tube, rack, "");
        assertThat(refusal(lab.as("bench").delete("/containers/" + tube))).isEqualTo("409 in_use");
        lab.post("/removals", "{\"code\": \"%s\"}".formatted(tube));
        assertThat(refusal(lab.as("bench").delete("/containers/" + tube))).isEqualTo("409 in_use");
        assertThat(lab.as("bench")
                        .delete("/containers/" + lab.container(model, ""))
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void the_map_of_a_rack_is_a_picture_too() {
        String rack = lab.container(lab.model("drawn", "rack", ", \"rows\": 2, \"columns\": 2"), "");
        String sample = lab.sample();
        lab.made(
                "/placements",
                "{\"code\": \"%s\", \"container\": \"%s\", \"position\": \"B1\"}".formatted(sample, rack));
        assertThat(lab.get("/containers/" + rack + "/map").getString("fill_order"))
                .isEqualTo("by_row");
        Response drawn = lab.as("bench").accept("image/svg+xml").get("/containers/" + rack + "/map");
        assertThat(drawn.contentType()).startsWith("image/svg+xml");
        assertThat(drawn.asString()).contains("<title>B1 " + sample + "</title><rect x=\"8\" y=\"104\"");
    }

    @Test
    void a_retired_model_is_not_for_new_containers() {
        String name = "old rack " + lab.project();
        String model = lab.made(
                        "/container-models",
                        "{\"name\": \"%s\", \"kind\": \"rack\", \"rows\": 1, \"columns\": 2}".formatted(name))
                .getString("id");
        String before = lab.container(model, "");
        lab.as("manager").body("{\"retired\": true}").patch("/container-models/" + model);
        assertThat(refusal(lab.post("/containers", "{\"container_model_id\": \"%s\"}".formatted(model))))
                .isEqualTo("422 model_retired");
        assertThat(lab.as("bench")
                        .body("{\"name\": \"still here\"}")
                        .patch("/containers/" + before)
                        .statusCode())
                .isEqualTo(200);
        String other = lab.container(lab.model("rack", "rack", ", \"rows\": 1, \"columns\": 2"), "");
        assertThat(refusal(lab.as("bench")
                        .body("{\"container_model_id\": \"%s\"}".formatted(model))
                        .patch("/containers/" + other)))
                .isEqualTo("422 model_retired");
    }
}
