package org.biotrail.catalog.unit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.biotrail.catalog.testing.Jobs;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.biotrail.kit.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class UnitsTest {
    private static final String UNITS = "/catalog/v1/units";

    @Inject
    Pool pool;

    @BeforeEach
    void the_common_units_alone() {
        pool.query("delete from usage").executeAndAwait();
        pool.query("delete from unit where created_by <> 'system'").executeAndAwait();
    }

    @Test
    void every_common_unit_agrees_with_its_ucum_code() {
        for (Row row : pool.query("select * from unit_view").executeAndAwait()) {
            UcumUnit ucum = UcumUnit.parse(row.getString("ucum_code"));
            UcumUnit base =
                    row.getString("base_ucum_code") == null ? ucum : UcumUnit.parse(row.getString("base_ucum_code"));
            assertThat(QuantityKind.parse(row.getString("quantity_kind")).fits(ucum.dimension()))
                    .as(ucum.code())
                    .isTrue();
            assertThat(row.getBigDecimal("multiplication_factor")
                            .subtract(ucum.factorTo(base))
                            .abs())
                    .as(ucum.code())
                    .isLessThanOrEqualTo(ucum.factorTo(base).multiply(new BigDecimal("1e-25")));
            assertThat(row.getBigDecimal("conversion_offset"))
                    .as(ucum.code())
                    .isEqualByComparingTo(ucum.offsetTo(base));
        }
    }

    @Test
    void a_gram_is_a_thousandth_of_a_kilogram_exactly() {
        assertThat(converted("1", "g", "kg")).isEqualTo("0.001");
        assertThat(converted("1", "gram", "mg")).isEqualTo("1000");
        assertThat(converted("25", "Cel", "K")).isEqualTo("298.15");
        assertThat(converted("1", "g", "[lb_av]")).startsWith("0.0022046226218487758");
        assertThat(converted("12345678901234567890.5", "g", "g")).isEqualTo("12345678901234567890.5");
    }

    @Test
    void what_cannot_be_converted_says_so() {
        convert("1", "g", "L").statusCode(422).body("violations[0].code", equalTo("incommensurable"));
        convert("1", "nonsense", "L").statusCode(422).body("violations[0].code", equalTo("unknown_reference"));
        convert("NaN", "g", "kg").statusCode(422).body("violations[0].code", equalTo("number_form"));
        convert("1e999999999", "g", "kg").statusCode(422).body("violations[0].code", equalTo("number_form"));
    }

    @Test
    void factor_and_kind_are_computed_from_the_code_when_left_out() {
        post(Map.of("name", "centigram", "symbol", "cg", "ucum_code", "cg", "base_unit_id", "kg"))
                .statusCode(201)
                .body("quantity_kind", equalTo("mass"))
                .body("multiplication_factor", equalTo(0.00001f))
                .body("base_ucum_code", equalTo("kg"));
        post(Map.of("name", "decagram", "symbol", "dag", "ucum_code", "dag"))
                .statusCode(201)
                .body("base_ucum_code", equalTo("kg"))
                .body("multiplication_factor", equalTo(0.01f));
        post(Map.of("name", "microfarad", "symbol", "\u03bcF", "ucum_code", "uF"))
                .statusCode(201)
                .body("symbol", equalTo("\u00b5F"))
                .body("quantity_kind", equalTo("other"))
                .body("base_unit_id", nullValue());
    }

    @Test
    void a_contradicting_factor_or_kind_is_refused() {
        post(Map.of(
                        "name",
                        "bad",
                        "symbol",
                        "cg",
                        "ucum_code",
                        "cg",
                        "base_unit_id",
                        "kg",
                        "multiplication_factor",
                        0.01))
                .statusCode(422)
                .body("violations[0].code", equalTo("factor_contradicts_ucum"));
        post(Map.of("name", "bad", "symbol", "cg", "ucum_code", "cg", "quantity_kind", "volume"))
                .statusCode(422)
                .body("violations[0].code", equalTo("factor_contradicts_ucum"));
        post(Map.of("name", "bad", "symbol", "cg", "ucum_code", "cg", "base_unit_id", "m3"))
                .statusCode(422)
                .body("violations[0].code", equalTo("kind_mismatch"));
        post(Map.of("name", "bad", "symbol", "cg", "ucum_code", "cg", "base_unit_id", "g"))
                .statusCode(422)
                .body("violations[0].code", equalTo("base_unit_chain"));
        post(Map.of("name", "bad", "symbol", "x", "ucum_code", "gramm"))
                .statusCode(422)
                .body("violations[0].code", equalTo("ucum_syntax"));
        post(Map.of("name", "gram", "symbol", "g", "ucum_code", "10*-3.kg")).statusCode(409);
    }

    @Test
    void the_measure_of_a_used_unit_is_changed_by_super_admins_only() {
        String id = post(Map.of("name", "centigram", "symbol", "cg", "ucum_code", "cg"))
                .statusCode(201)
                .extract()
                .path("id");
        pool.query(
                        "insert into usage (thing_type, thing_id, service, kind, count) values ('unit', '%s', 'sampling', 'measurement', 1)"
                                .formatted(id))
                .executeAndAwait();
        Map<String, Object> ofItsOwn = new HashMap<>(Map.of("multiplication_factor", 1));
        ofItsOwn.put("base_unit_id", null);
        patch("full", id, ofItsOwn).statusCode(403).body("violations[0].code", equalTo("in_use"));
        patch("full", id, Map.of("symbol", "cgr")).statusCode(200);
        patch("admin", id, ofItsOwn).statusCode(200).body("base_unit_id", nullValue());
        as("full").delete(UNITS + "/" + id).then().statusCode(403);
        as("admin").delete(UNITS + "/" + id).then().statusCode(409);
        as("admin").delete(UNITS + "/kg").then().statusCode(409).body("violations[0].code", equalTo("in_use"));
    }

    @Test
    void texts_by_language_are_kept() {
        String id = post(Map.of(
                        "name",
                        "centigram",
                        "symbol",
                        "cg",
                        "ucum_code",
                        "cg",
                        "translations",
                        Map.of("pt", Map.of("name", "centigrama"))))
                .statusCode(201)
                .body("translations.pt.name", equalTo("centigrama"))
                .extract()
                .path("id");
        patch(
                        "full",
                        id,
                        Map.of(
                                "translations",
                                Map.of("en", Map.of("name", "centigram", "description", "a hundredth of a gram"))))
                .statusCode(200)
                .body("translations.pt.name", equalTo("centigrama"))
                .body("name", equalTo("centigram"))
                .body("description", equalTo("a hundredth of a gram"));
        patch("full", id, Map.of("translations", Map.of("xx", Map.of("name", "x"))))
                .statusCode(422)
                .body("violations[0].code", equalTo("unknown_language"));
        given().header("Accept-Language", "pt-BR")
                .get(UNITS + "/" + id)
                .then()
                .header("Content-Language", equalTo("pt"))
                .body("name", equalTo("centigrama"));
    }

    @Test
    void units_are_found_by_kind_and_imported_by_code() {
        given().queryParam("quantity_kind", "mass")
                .get(UNITS)
                .then()
                .statusCode(200)
                .body("data.ucum_code", hasItem("ug"));
        String csv = "ucum_code,name,symbol,base_unit\ncg,centigram,cg,kg\ng,gram,g,kg\nnope!,x,x,\n";
        String job = as("full")
                .contentType("text/csv")
                .queryParam("on_conflict", "skip")
                .body(csv)
                .post(UNITS + "/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        Jobs.finished(job)
                .body("created", equalTo(1))
                .body("skipped", equalTo(1))
                .body("failed", equalTo(1));
        assertThat(converted("1", "cg", "mg")).isEqualTo("10");
    }

    private static String converted(String value, String from, String to) {
        return convert(value, from, to).statusCode(200).extract().path("result");
    }

    private static ValidatableResponse convert(String value, String from, String to) {
        return given().queryParam("value", value)
                .queryParam("from", from)
                .queryParam("to", to)
                .get(UNITS + "/convert")
                .then();
    }

    private static ValidatableResponse post(Map<String, ?> unit) {
        return as("full").body(unit).post(UNITS).then();
    }

    private static ValidatableResponse patch(String user, String id, Map<String, ?> patch) {
        return as(user).body(patch).patch(UNITS + "/" + id).then();
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(Tokens.of(user)).contentType(ContentType.JSON);
    }
}
