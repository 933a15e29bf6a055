package org.biotrail.audit.subject;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.flipkart.zjsonpatch.JsonPatch;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void a_field_that_changed_came_or_went_is_one_element() {
        assertThat(elements("{\"a\": 1, \"b\": 2, \"c\": 3}", "{\"a\": 1, \"b\": 5, \"d\": null, \"e\": 4}"))
                .containsExactly("b 2 5", "c 3 null", "e null 4");
    }

    @Test
    void the_stamps_of_the_change_are_none_of_its_fields() {
        assertThat(elements("{\"version\": 1, \"updated_by\": \"a\"}", "{\"version\": 2, \"updated_by\": \"b\"}"))
                .isEmpty();
    }

    @Test
    void a_list_is_told_element_by_element() {
        assertThat(elements("{\"tags\": [\"a\", \"b\", \"b\"]}", "{\"tags\": [\"b\", \"c\", \"a\"]}"))
                .containsExactly("tags \"b\" null", "tags null \"c\"");
        assertThat(elements("{\"tags\": [\"a\", \"b\"]}", "{\"tags\": [\"b\", \"a\"]}"))
                .as("another order")
                .containsExactly("tags [\"a\",\"b\"] [\"b\",\"a\"]");
        assertThat(elements("{\"tags\": null}", "{\"tags\": [\"b\"]}")).containsExactly("tags null [\"b\"]");
    }

    @Test
    void an_entry_of_a_list_that_speaks_of_the_same_thing_changed() {
        assertThat(
                        elements(
                                "{\"members\": [{\"user_id\": \"u\", \"role\": \"viewer\"}, {\"user_id\": \"v\", \"role\": \"admin\"}]}",
                                "{\"members\": [{\"user_id\": \"v\", \"role\": \"admin\"}, {\"user_id\": \"u\", \"role\": \"admin\"}]}"))
                .containsExactly(
                        "members {\"user_id\":\"u\",\"role\":\"viewer\"} {\"user_id\":\"u\",\"role\":\"admin\"}");
    }

    @Test
    void names_stand_beside_what_has_one() throws IOException {
        JsonNode changes = new Difference(JSON.readTree("{\"p\": \"1\"}"), JSON.readTree("{\"p\": \"2\"}"))
                .changes(Map.of(JSON.readTree("\"2\""), "Lauraceae"));
        assertThat(changes)
                .isEqualTo(
                        JSON.readTree(
                                "[{\"field\": \"p\", \"old\": \"1\", \"new\": \"2\", \"old_label\": null, \"new_label\": \"Lauraceae\"}]"));
    }

    @Property
    void the_patch_makes_the_copy_after_of_the_copy_before(
            @ForAll @Size(max = 5) Map<String, @Size(max = 4) List<Integer>> before,
            @ForAll @Size(max = 5) Map<String, @Size(max = 4) List<Integer>> after) {
        JsonNode from = JSON.valueToTree(before);
        JsonNode to = JSON.valueToTree(after);
        assertThat(JsonPatch.apply(new Difference(from, to).patch(), from)).isEqualTo(to);
    }

    private static List<String> elements(String before, String after) {
        try {
            return new Difference(JSON.readTree(before), JSON.readTree(after))
                    .elements().stream()
                            .map(each -> each.field() + " " + each.old() + " " + each.fresh())
                            .toList();
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
