package org.biotrail.catalog.taxon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.Plans;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** What a curator asks at every key pressed is found by an index, however many taxa there are. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class TaxonPlansTest {
    private static final String TAXA = """
            insert into taxon (name, rank, parent_id, nomenclatural_code)
            select 'Zz' || translate(n::text, '0123456789', 'abcdefghij'), 'genus', r.id, 'ICN'
            from taxon r, generate_series(1, 500) n where r.rank = 'root';
            insert into taxon (name, rank, parent_id, nomenclatural_code, vernacular_names)
            select 'z' || translate(n::text, '0123456789', 'abcdefghij'), 'species', g.id, 'ICN',
                   case when n = 1 then jsonb_build_array(jsonb_build_object('name', g.name, 'language', 'en')) else '[]' end
            from taxon g, generate_series(1, 10) n where g.name like 'Zz%';
            analyze taxon""";

    @Inject
    Pool pool;

    @Test
    void what_is_suggested_is_found_by_an_index() {
        assertThat(plan(TaxonTree.SUGGESTED, Tuple.of("Poa an", 10)))
                .contains("taxon_search_prefix", "taxon_uninomial", "taxon_vernacular", "taxon_search ")
                .doesNotContain("Seq Scan on taxon");
    }

    @Test
    void an_exact_name_is_found_by_an_index() {
        assertThat(plan(
                        "select id from taxon_view where lower(full_name) like $1 order by full_name, id",
                        Tuple.of("poa annua")))
                .contains("taxon_full_name_lower")
                .doesNotContain("Seq Scan on taxon");
    }

    @Test
    void an_external_reference_is_found_by_an_index() {
        assertThat(plan(
                        "select id from taxon_view where id in"
                                + " (select taxon_id from taxon_external where registry = $1 and reference = $2)",
                        Tuple.of("ipni", "320035-2")))
                .contains("taxon_external_key")
                .doesNotContain("Seq Scan on taxon");
    }

    @Test
    void few_taxa_below_a_root_are_gathered_before_they_are_sorted() {
        String below = TaxonListing.within("a root").sql().replaceFirst("\\?", "\\$1::text::ltree");
        String few = below.replaceFirst("\\?", "\\$2::text::boolean");
        assertThat(plan(
                        "select id from taxon_view where " + few + " order by full_name, id limit 101",
                        Tuple.of("1.2", "true")))
                .contains("taxon_path")
                .doesNotContain("taxon_full_name", "nlevel(path) * 0) = 0) OR", "Seq Scan on taxon");
    }

    @Test
    void a_path_lies_within_another_as_ltree_has_it() {
        assertThat(Plans.of(pool).answer("""
                                with path as (
                                    select (select string_agg((1 + mod(n * 7919 * (l + 1), (array[2, 12, 120, 1300])[1 + mod(n + l, 4)]))::text, '.')
                                            from generate_series(1, 1 + mod(n, 4)) l)::ltree as p
                                    from generate_series(1, 1500) n)
                                select concat_ws(' ', count(*) filter (where a.p <@ b.p and a.p <> b.p) > $1::int,
                                                 count(*) filter (where taxon_within(a.p, b.p) <> (a.p <@ b.p)))
                                from path a, path b""", Tuple.of(1000))).isEqualTo("t 0");
    }

    private String plan(String question, Tuple values) {
        return Plans.after(pool, TAXA).plan(question, values);
    }
}
