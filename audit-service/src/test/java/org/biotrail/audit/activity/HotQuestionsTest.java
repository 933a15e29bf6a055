package org.biotrail.audit.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The questions that are asked all the time are answered by indexes, however long the log is. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
class HotQuestionsTest {
    private static final Pattern PARTITION = Pattern.compile("on (activity_\\d{4}_\\d{2}) ");

    /** Of the months that have rows. */
    private static final Pattern WHOLE_MONTH = Pattern.compile("Seq Scan on activity_2010_0[1-5]");

    @Inject
    Pool pool;

    @BeforeEach
    void fiveMonths() {
        if (!plan("select from activity where chain = 'hot/0'").contains("2010")) {
            fill();
        }
    }

    private void fill() {
        run("select activity_months(array(select generate_series(timestamptz '2010-01-15', '2010-06-15', '1 month')))");
        run("""
                insert into activity (id, occurred_at, service, action, log_name, description, subject_type, subject_id, subject_label,
                    version, causer_type, causer_id, causer_name, properties, data, gap, topic, partition, position, chain, link,
                    previous_hash, hash)
                select md5('hot' || n)::uuid, timestamptz '2010-01-01' + n * interval '200 seconds', 'catalog', 'edit', 'default', 'd', 'taxon',
                    's' || n % 5000, 'label ' || n, n, 'user', 'u' || n % 500, 'name', jsonb_build_object('attributes',
                    jsonb_build_object('f' || n % 100, n), 'old', '{}'::jsonb), '{}', n % 1000 = 0, 'hot', 0, n, 'hot/0', n, '', ''
                from generate_series(1, 60000) n on conflict do nothing""");
        run("analyze activity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "subject_id = 's77' and subject_type = 'taxon' order by occurred_at, id limit 101 | subject_id_subject_type",
                "causer_id = 'u77' order by occurred_at desc, id desc limit 101 | causer_id_occurred_at",
                "service = 'catalog' order by occurred_at desc, id desc limit 101 | occurred_at",
                "log_name = 'x' order by occurred_at desc, id desc limit 101 | log_name_occurred_at",
                "subject_type = 'x' order by occurred_at desc, id desc limit 101 | subject_type_occurred_at",
                "gap order by occurred_at desc, id desc limit 101 | occurred_at",
                "chain = 'hot/0' and link > 59000 and link <= 59900 | chain_link",
                "search @@ to_tsquery('simple', '57777') | to_tsvector",
                "activity_changed(properties) @> array['f77'] and causer_id = 'u77' | idx",
                "id = '00000000-0000-7000-8000-000000000001' | pkey",
            })
    void a_question_is_answered_by_an_index(String question, String index) {
        String plan = plan("select id from activity_view where " + question);
        assertThat(plan).doesNotContainPattern(WHOLE_MONTH).containsPattern(index);
    }

    @Test
    void a_history_touches_the_months_in_which_its_thing_changed_and_no_other() {
        String plan = plan("""
                select id, changes from activity_story_view where subject_id = 's77' and subject_type = 'taxon'
                and occurred_at between '2010-03-02' and '2010-04-03' order by occurred_at, id limit 101""");
        assertThat(partitions(plan)).isEqualTo("activity_2010_03 activity_2010_04");
        assertThat(plan).doesNotContainPattern(WHOLE_MONTH);
    }

    @Test
    void what_nobody_asks_of_the_subject_costs_no_join() {
        assertThat(plan("select id, data from activity_view order by occurred_at desc, id desc limit 100"))
                .doesNotContain("thing");
    }

    private static String partitions(String plan) {
        Matcher matcher = PARTITION.matcher(plan);
        return matcher.results()
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private String plan(String sql) {
        return StreamSupport.stream(
                        pool.query("explain " + sql).executeAndAwait().spliterator(), false)
                .map(row -> row.getString(0))
                .collect(Collectors.joining("\n"));
    }

    private void run(String sql) {
        SqlConnection connection = pool.getConnectionAndAwait();
        connection.query(sql).executeAndAwait();
        connection.closeAndAwait();
    }
}
