package org.biotrail.kit.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.biotrail.kit.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final View VIEW = View.of(
            "thing_view",
            List.of(
                    new Column("id", "uuid", true),
                    new Column("name", "text", true),
                    new Column("height", "integer", false),
                    new Column("born", "timestamp with time zone", false),
                    new Column("rank", "listing_rank", false),
                    new Column("tags", "text[]", false),
                    new Column("extra", "jsonb", false),
                    new Column("geom", "geometry", false)),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name==Ocotea            | \"name\" = $1::text",
                "name!=Ocotea            | \"name\" is distinct from $1::text",
                "name==Oco*              | lower(\"name\") like $1::text",
                "height=gt=3             | \"height\" > $1::text::bigint",
                "height=le=3             | \"height\" <= $1::text::bigint",
                "height=in=(1,2)         | \"height\" in ($1::text::bigint, $2::text::bigint)",
                "height=out=(1,2)        | \"height\" not in ($1::text::bigint, $2::text::bigint) or \"height\" is null",
                "height=isnull=true      | \"height\" is null",
                "height=isnull=false     | \"height\" is not null",
                "rank==species           | \"rank\" = $1::text::listing_rank",
                "tags==red               | \"tags\" && array[$1::text]::text[]",
                "extra.a.b==x            | (\"extra\" #>> $1) = $2::text",
                "extra.a=isnull=true     | (\"extra\" #>> $1) is null",
                "name==a;height==1       | (\"name\" = $1::text) and (\"height\" = $2::text::bigint)",
                "name==a,height==1       | (\"name\" = $1::text) or (\"height\" = $2::text::bigint)",
            })
    void an_operator_is_written_for_the_type_of_its_column(String rsql, String sql) {
        assertThat(sql(rsql)).isEqualTo(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name=",
                "name==",
                "name=like=x",
                "name==a;",
                "(name==a",
                "nobody==x",
                "pg_sleep(1)==x",
                "name)or(1=1==x",
                "id==7",
                "height==tall",
                "height==9999999999999999999",
                "born==yesterday",
                "born==2026-02-30",
                "height==1*",
                "extra==x",
                "extra.==x",
                "name.a==x",
                "geom==x",
                "tags=gt=x",
                "height=isnull=maybe",
            })
    void what_cannot_be_asked_is_unreadable(String rsql) {
        assertThatThrownBy(() -> sql(rsql))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void the_field_at_fault_is_named() {
        assertThatThrownBy(() -> sql("name==a;height==tall"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem ->
                                assertThat(problem.violations().get(0).field()).isEqualTo("height"));
    }

    @Test
    void a_filter_too_deep_for_the_parser_is_refused_before_it_is_parsed() {
        String deep = "(".repeat(4000) + "name==a";
        assertThatThrownBy(() -> Filter.read(deep)).hasMessageContaining("parentheses");
    }

    @Test
    void a_filter_that_is_too_long_is_refused() {
        assertThatThrownBy(() -> Filter.read("name==" + "a".repeat(9000))).hasMessageContaining("characters");
    }

    @Property
    void no_text_of_a_caller_becomes_sql(@ForAll @StringLength(min = 1, max = 50) String text) {
        String quoted = '\'' + text.replace("\\", "\\\\").replace("'", "\\'") + '\'';
        String sql = sql("name==" + quoted);
        assertThat(sql).isIn("\"name\" = $1::text", "lower(\"name\") like $1::text");
    }

    @Property
    void any_text_is_read_or_refused_as_a_problem(@ForAll @StringLength(max = 100) String text) {
        try {
            assertThat(sql(text)).isNotBlank();
        } catch (Problem refused) {
            assertThat(refused.status()).isEqualTo(400);
        }
    }

    private static String sql(String rsql) {
        return new Statement(VIEW, List.of()).where(Filter.read(rsql));
    }
}
