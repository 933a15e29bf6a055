package org.biotrail.catalog.trait;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Traits, and the forms that they stand in. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TraitsTest extends TraitGround {
    @Test
    void a_trait_keeps_what_its_type_asks_for() {
        post(length("leaf_length"))
                .statusCode(201)
                .body("type", equalTo("quantitative_real"))
                .body("type_code", equalTo(1))
                .body("unit", notNullValue())
                .body("measurement_unit", equalTo("cm"))
                .body("measurement_type", equalTo("leaf_length"))
                .body("measurement_method", equalTo("with a ruler"))
                .body("measured", equalTo(false))
                .body("untranslated", contains("pt"))
                .body("range_max", equalTo(200));
        post(Map.of(
                        "export_name",
                        "colour",
                        "type",
                        2,
                        "objects",
                        List.of("voucher"),
                        "name",
                        "Colour",
                        "description",
                        "of petals",
                        "categories",
                        List.of(
                                Map.of("rank", 2, "name", "red"),
                                Map.of(
                                        "rank",
                                        1,
                                        "translations",
                                        Map.of("en", Map.of("name", "blue"), "pt", Map.of("name", "azul"))))))
                .statusCode(201)
                .body("type", equalTo("categorical"))
                .body("categories.rank", contains(1, 2))
                .body("categories.name", contains("blue", "red"))
                .body("categories_count", equalTo(2));
        given().header("Accept-Language", "pt")
                .get(TRAITS + "/COLOUR")
                .then()
                .statusCode(200)
                .body("categories.name", contains("azul", "red"));
        post(Map.of(
                        "export_name",
                        "nir",
                        "type",
                        "spectral",
                        "objects",
                        List.of("voucher"),
                        "name",
                        "NIR",
                        "description",
                        "spectrum",
                        "unit",
                        "%",
                        "value_length",
                        1557,
                        "range_min",
                        3999.64,
                        "range_max",
                        10001.03))
                .statusCode(201);
        post(Map.of(
                        "export_name",
                        "host",
                        "type",
                        "link",
                        "objects",
                        List.of("individual"),
                        "name",
                        "Host",
                        "description",
                        "host plant",
                        "link_type",
                        "taxon"))
                .statusCode(201);
        given().queryParam("object", "voucher").get(TRAITS).then().body("data", hasSize(3));
        given().queryParam("type", "8").get(TRAITS).then().body("data.export_name", contains("nir"));
        given().queryParam("unit", "cm").get(TRAITS).then().body("data.export_name", contains("leaf_length"));
        given().queryParam("q", "azul").get(TRAITS).then().body("data.export_name", contains("colour"));
        given().queryParam("export_name", "leaf*").get(TRAITS).then().body("data", hasSize(1));
        given().queryParam("measured", false).get(TRAITS).then().body("data", hasSize(4));
        given().queryParam("measured", true).get(TRAITS).then().body("data", hasSize(0));
        given().queryParam("q", "leaf")
                .get(TRAITS + "/suggest")
                .then()
                .body("data.export_name", contains("leaf_length"));
        as("admin").delete("/catalog/v1/units/cm").then().statusCode(409).body("violations[0].code", equalTo("in_use"));
    }

    @Test
    void each_rule_has_its_code() {
        refused(changed("export_name", "leaf length"), "export_name_form");
        refused(changed("type", "magic"), "unknown_type");
        refused(changed("type", null), "required");
        refused(changed("objects", List.of()), "objects_required");
        refused(changed("objects", List.of("stone")), "unknown_object");
        refused(changed("name", null), "name_required");
        refused(changed("description", null), "description_required");
        refused(changed("unit", null), "unit_required");
        refused(changed("range_min", 300), "range_order");
        refused(changed("value_length", 5), "not_for_type");
        refused(changed("link_type", "taxon"), "not_for_type");
        refused(changed("categories", List.of(Map.of("rank", 1, "name", "a"))), "not_for_type");
        refused(typed("text", "unit", "cm"), "not_for_type");
        refused(typed("categorical", "notes", null), "categories_required");
        refused(typed("link", "notes", null), "link_type_required");
        refused(typed("link", "link_type", "stone"), "link_type_required");
        refused(typed("spectral", "unit", "%"), "value_length_required", "range_required");
        refused(typed("ordinal", "categories", List.of(Map.of("rank", 0, "name", "a"))), "rank_form");
        refused(
                typed("ordinal", "categories", List.of(Map.of("rank", 1, "name", "a"), Map.of("rank", 1, "name", "b"))),
                "duplicate_rank");
        refused(
                typed("ordinal", "categories", List.of(Map.of("rank", 1, "name", "a"), Map.of("rank", 2, "name", "A"))),
                "duplicate_category");
        refused(typed("ordinal", "categories", List.of(Map.of("rank", 1))), "name_required");
        post(length("leaf_length")).statusCode(201);
        post(length("LEAF_LENGTH")).statusCode(409).body("violations[0].code", equalTo("duplicate_export_name"));
    }

    @Test
    void similar_traits_are_told_or_refused_on_wish() {
        post(length("leaf_length")).statusCode(201).body("warnings", org.hamcrest.Matchers.nullValue());
        post(length("leaf_lenght"))
                .statusCode(201)
                .body("warnings[0].code", equalTo("similar_traits"))
                .body("warnings[0].score", notNullValue());
        as("full")
                .queryParam("on_similar", "refuse")
                .body(length("leaflength"))
                .post(TRAITS)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("similar_traits"));
        given().queryParam("description", "with a  ruler!")
                .get(TRAITS + "/similar")
                .then()
                .body("data", hasSize(2));
        given().queryParam("name", "length of leaf")
                .get(TRAITS + "/similar")
                .then()
                .statusCode(200)
                .body("data", hasSize(2));
    }

    @Test
    void traits_are_imported_with_texts_and_categories() {
        String csv = "export_name,type,objects,name.en,description.en,name.pt,unit,range_min,categories\n"
                + "leaf_length,quantitative_real,individual;voucher,Leaf length,with a ruler,Comprimento,cm,0,\n"
                + "colour,2,voucher,Colour,of petals,,,,\"[{\"\"rank\"\": 1, \"\"name\"\": {\"\"en\"\": \"\"red\"\"}}]\"\n"
                + "broken,quantitative_real,voucher,Broken,no unit,,,,\n"
                + "unknown,quantitative_real,voucher,Unknown,unit,,furlongs,,\n";
        imported("traits", csv, "fail").body("created", equalTo(2)).body("failed", equalTo(2));
        given().header("Accept-Language", "pt")
                .get(TRAITS + "/leaf_length")
                .then()
                .body("name", equalTo("Comprimento"))
                .body("objects", hasSize(2));
        String colour = given().get(TRAITS + "/colour")
                .then()
                .body("categories.name", contains("red"))
                .extract()
                .path("categories[0].id");
        imported(
                        "traits",
                        "export_name,name.pt,categories\ncolour,Cor,\"[{\"\"rank\"\": 1, \"\"name\"\": {\"\"en\"\": \"\"red\"\"}}, {\"\"rank\"\": 2, \"\"name\"\": \"\"blue\"\"}]\"\n",
                        "update")
                .body("updated", equalTo(1));
        given().get(TRAITS + "/colour")
                .then()
                .body("categories[0].id", equalTo(colour))
                .body("categories[1].translations.en.name", equalTo("blue"))
                .body("translations.pt.name", equalTo("Cor"));
        imported(
                        "translations",
                        "export_name,rank,language,name\ncolour,2,pt,azul\ncolour,9,pt,nada\ncolour,0,pt,Outra\n",
                        "fail")
                .body("updated", equalTo(1))
                .body("failed", equalTo(2));
        given().header("Accept-Language", "pt")
                .get(TRAITS + "/colour")
                .then()
                .body("categories.name", contains("red", "azul"));
        String id = given().get(TRAITS + "/leaf_length").then().extract().path("id");
        measure(id, null, null);
        imported("traits", "export_name,unit\nleaf_length,mm\n", "update").body("failed", equalTo(1));
    }

    @Test
    void a_table_of_spectra_says_from_which_wavenumber_to_which() {
        imported("traits", """
                        export_name,type,objects,name.en,description.en,unit,value_length,wavenumber_min,wavenumber_max
                        nir_leaf,spectral,voucher,NIR of leaves,Near infrared absorbance,%,1557,3999.64,10001.03
                        """, "fail").body("created", equalTo(1));
        given().get(TRAITS + "/nir_leaf")
                .then()
                .body("type_code", equalTo(8))
                .body("range_min", equalTo(3999.64f))
                .body("range_max", equalTo(10001.03f));
    }

    @Test
    void a_form_has_applicable_traits_in_order() {
        post(length("leaf_length")).statusCode(201);
        post(typed(
                        "categorical",
                        "categories",
                        List.of(Map.of("rank", 1, "name", "red"), Map.of("rank", 2, "name", "=blue")),
                        "colour"))
                .statusCode(201);
        form(Map.of("name", "Leaves", "object_type", "individual"))
                .statusCode(422)
                .body("violations.code", hasItem("traits_required"));
        form(Map.of("name", "Leaves", "object_type", "stone", "traits", List.of(item("colour", true))))
                .statusCode(422)
                .body("violations.code", hasItem("unknown_object"));
        form(Map.of(
                        "name",
                        "Leaves",
                        "object_type",
                        "individual",
                        "traits",
                        List.of(item("colour", true), item("colour", false))))
                .statusCode(422)
                .body("violations.code", hasItem("duplicate_trait"));
        form(Map.of("name", "Leaves", "object_type", "taxon", "traits", List.of(item("colour", true))))
                .statusCode(422)
                .body("violations.code", hasItem("trait_not_applicable"));
        form(Map.of(
                        "name",
                        "Leaves",
                        "object_type",
                        "individual",
                        "filter",
                        "a==",
                        "traits",
                        List.of(item("colour", true))))
                .statusCode(422)
                .body("violations.code", hasItem("filter_syntax"));
        String id = id(form(Map.of(
                        "name",
                        "Leaves",
                        "object_type",
                        "individual",
                        "filter",
                        "taxon==Ocotea",
                        "traits",
                        List.of(item("leaf_length", true), item("colour", false))))
                .statusCode(201)
                .body("owner_id", equalTo(Tokens.subjectOf("full")))
                .body("export_names", contains("leaf_length", "colour"))
                .body("traits.mandatory", contains(true, false)));
        form(Map.of("name", "LEAVES", "object_type", "individual", "traits", List.of(item("colour", true))))
                .statusCode(409);
        String sheet = given().get(FORMS + "/" + id + "/template")
                .then()
                .statusCode(200)
                .header("Content-Type", containsString("text/csv"))
                .extract()
                .asString();
        org.assertj.core.api.Assertions.assertThat(sheet.lines())
                .containsExactly(
                        "individual,person,date,leaf_length,colour",
                        "mandatory,mandatory,mandatory,mandatory; quantitative_real; cm; 0 to 200,categorical; red | =blue");
        given().queryParam("form", "leaves").get(TRAITS).then().body("data", hasSize(2));
        given().queryParam("trait", "colour").get(FORMS).then().body("data", hasSize(1));
        as("full").delete(TRAITS + "/colour").then().statusCode(409).body("violations[0].code", equalTo("in_use"));
        as("manager").body(Map.of("notes", "x")).patch(FORMS + "/" + id).then().statusCode(403);
        as("full")
                .body(Map.of("traits", List.of(item("colour", true))))
                .patch(FORMS + "/" + id)
                .then()
                .statusCode(200)
                .body("export_names", contains("colour"));
        as("full").delete(TRAITS + "/leaf_length").then().statusCode(204);
        imported("forms", "name,object_type,traits\nImported,voucher,colour*\nleaves,voucher,colour\n", "fail")
                .body("created", equalTo(1))
                .body("failed", equalTo(1));
        given().queryParam("name", "Imported").get(FORMS).then().body("data[0].traits[0].mandatory", equalTo(true));
        as("full").delete(FORMS + "/" + id).then().statusCode(204);
    }
}
