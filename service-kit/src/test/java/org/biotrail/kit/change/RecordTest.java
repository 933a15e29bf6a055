package org.biotrail.kit.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database records, whoever writes. */
class RecordTest {
    private static final DataSource DATABASE = Ground.database();
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeEach
    void empty() {
        Ground.execute(DATABASE, "truncate plant; truncate outbox");
    }

    @Test
    void a_rollback_leaves_no_event() {
        Ground.execute(DATABASE, "begin; insert into plant (name) values ('Ocotea'); rollback");
        assertThat(events()).isEmpty();
    }

    @Test
    void a_new_thing_is_told_whole() {
        Ground.execute(DATABASE, "insert into plant (name, tags) values ('Ocotea', '{a,b}')");
        JsonNode event = onlyEvent();
        assertThat(event.path("action").asText()).isEqualTo("add");
        assertThat(event.path("subject_type").asText()).isEqualTo("plant");
        assertThat(event.path("subject_label").asText()).isEqualTo("Ocotea");
        assertThat(event.path("version").asLong()).isEqualTo(1);
        assertThat(event.path("attributes"))
                .isEqualTo(json("{\"name\": \"Ocotea\", \"loud\": \"OCOTEA\", \"tags\": [\"a\", \"b\"]}"));
        assertThat(event.path("old")).isEqualTo(json("{}"));
        assertThat(event.at("/data/name").asText()).isEqualTo("Ocotea");
        assertThat(event.path("data").has("weight")).isTrue();
        assertThat(event.path("subject_id")).isEqualTo(event.at("/data/id"));
    }

    @Test
    void an_edit_tells_what_changed_from_what_to_what_and_nothing_else() {
        Ground.execute(DATABASE, "insert into plant (name, weight) values ('Ocotea', 1.5); truncate outbox");
        Ground.execute(DATABASE, "update plant set weight = 2.50, name = name");
        JsonNode event = onlyEvent();
        assertThat(event.path("attributes").toString()).isEqualTo("{\"weight\":2.50}");
        assertThat(event.path("old")).isEqualTo(json("{\"weight\": 1.5}"));
        assertThat(event.path("version").asLong()).isEqualTo(2);
        assertThat(event.at("/data/version").asLong()).isEqualTo(2);
        assertThat(event.at("/data/name").asText()).isEqualTo("Ocotea");
    }

    @Test
    void a_delete_tells_the_id_and_what_was() {
        Ground.execute(DATABASE, "insert into plant (name) values ('Ocotea'); truncate outbox; delete from plant");
        JsonNode event = onlyEvent();
        assertThat(event.path("action").asText()).isEqualTo("delete");
        assertThat(event.path("version").asLong()).isEqualTo(2);
        assertThat(event.path("data").size()).isEqualTo(1);
        assertThat(event.at("/data/id")).isEqualTo(event.path("subject_id"));
        assertThat(event.at("/old/name").asText()).isEqualTo("Ocotea");
        assertThat(event.path("attributes")).isEqualTo(json("{}"));
    }

    @Test
    void a_change_of_nothing_leaves_no_event_and_no_version() {
        Ground.execute(DATABASE, "insert into plant (name) values ('Ocotea'); truncate outbox");
        Ground.execute(DATABASE, "update plant set name = 'Ocotea'");
        Ground.execute(DATABASE, "update plant set name = 'Ocotea', version = version + 1");
        assertThat(events()).isEmpty();
        assertThat(Ground.askOne(DATABASE, "select version from plant")).isEqualTo("1");
    }

    @Test
    void a_change_of_excluded_columns_alone_is_stored_but_is_no_change() {
        Ground.execute(DATABASE, "insert into plant (name) values ('Ocotea'); truncate outbox");
        Ground.execute(DATABASE, "update plant set path = 'a.b', secret = 'x'");
        assertThat(events()).isEmpty();
        assertThat(Ground.askOne(DATABASE, "select version || path from plant")).isEqualTo("1a.b");
    }

    @Test
    void excluded_columns_never_enter() {
        Ground.execute(DATABASE, "insert into plant (name, secret) values ('Ocotea', 'hush')");
        Ground.execute(DATABASE, "update plant set name = 'Nectandra', secret = 'husher'");
        Ground.execute(DATABASE, "delete from plant");
        assertThat(String.join("", events())).doesNotContain("hush").doesNotContain("secret");
    }

    @Test
    void a_change_by_sql_alone_is_caused_by_the_system() {
        Ground.execute(DATABASE, "insert into plant (name) values ('Ocotea')");
        assertThat(onlyEvent().path("causer"))
                .isEqualTo(json("{\"type\": \"system\", \"id\": \"system\", \"name\": \"system\"}"));
        assertThat(Ground.askOne(DATABASE, "select created_by from plant")).isEqualTo("system");
    }

    @Test
    void a_transaction_tells_who_and_why() {
        Ground.execute(DATABASE, """
                begin;
                select set_config('biotrail.actor_type', 'user', true), set_config('biotrail.actor_id', 'u1', true),
                       set_config('biotrail.actor_name', 'Ana Souza', true), set_config('biotrail.comment', 'typo', true),
                       set_config('biotrail.traceparent', '00-1-2-01', true);
                insert into plant (name) values ('Ocotea');
                commit""");
        JsonNode event = onlyEvent();
        assertThat(event.path("causer"))
                .isEqualTo(json("{\"type\": \"user\", \"id\": \"u1\", \"name\": \"Ana Souza\"}"));
        assertThat(event.path("comment").asText()).isEqualTo("typo");
        assertThat(Ground.askOne(DATABASE, "select traceparent from outbox")).isEqualTo("00-1-2-01");
        assertThat(Ground.askOne(DATABASE, "select updated_by from plant")).isEqualTo("u1");
    }

    @Test
    void nobody_sets_the_stamps_but_the_database() {
        Ground.execute(DATABASE, """
                insert into plant (name, version, created_at, created_by, updated_at, updated_by)
                values ('Ocotea', 9, '1900-01-01', 'me', '1900-01-01', 'me')""");
        Ground.execute(
                DATABASE,
                "update plant set name = 'Nectandra', version = 7, created_by = 'me', created_at = '1900-01-01'");
        assertThat(Ground.askOne(DATABASE, """
                select version || created_by || updated_by || (created_at > now() - interval '1 day') from plant""")).isEqualTo("2systemsystemtrue");
    }

    @Test
    void the_first_changed_column_in_the_given_order_names_the_log() {
        Ground.execute(DATABASE, "insert into plant (name) values ('Ocotea'); truncate outbox");
        Ground.execute(DATABASE, "update plant set collector = 'Ana', parent_id = gen_random_uuid()");
        Ground.execute(DATABASE, "update plant set collector = 'Eva', name = 'Nectandra'");
        Ground.execute(DATABASE, "update plant set name = 'Persea'");
        Ground.execute(
                DATABASE, "begin; set local biotrail.log_name = 'moved'; update plant set name = 'Licaria'; commit");
        assertThat(Ground.ask(DATABASE, "select payload ->> 'log_name' from outbox order by id"))
                .containsExactly("parent changed", "collector updated", "default", "moved");
    }

    @Test
    void bulky_columns_enter_as_a_digest_and_small_ones_as_they_are() {
        Ground.execute(DATABASE, """
                insert into plant (name, note, geom) values
                ('small', 'a word', st_setsrid(st_makepoint(7, 47), 4326)),
                ('bulky', repeat('x', 5000), st_buffer(st_setsrid(st_makepoint(7, 47), 4326), 1, 100))""");
        List<String> events = events();
        JsonNode small = json(events.get(0)).path("data");
        JsonNode bulky = json(events.get(1)).path("data");
        assertThat(small.path("note").asText()).isEqualTo("a word");
        assertThat(small.path("geom")).isEqualTo(json("{\"type\": \"Point\", \"coordinates\": [7, 47]}"));
        assertThat(bulky.at("/note/bytes").asInt()).isEqualTo(5000);
        assertThat(bulky.at("/note/sha256").asText()).hasSize(64);
        assertThat(bulky.at("/geom/type").asText()).isEqualTo("Polygon");
        assertThat(bulky.at("/geom/vertices").asInt()).isEqualTo(401);
        assertThat(bulky.at("/geom/bbox")).isEqualTo(json("[6, 46, 8, 48]"));
        assertThat(bulky.at("/geom/area").asDouble()).isBetween(2.6e10, 2.7e10);
        assertThat(bulky.path("geom").has("coordinates")).isFalse();
    }

    @Test
    void rows_that_are_to_be_told_whole_are_so_however_bulky() {
        Ground.execute(DATABASE, """
                insert into plant (name, weight, note, geom)
                values ('whole', 0, repeat('x', 5000), st_buffer(st_setsrid(st_makepoint(7, 47), 4326), 1, 100))""");
        JsonNode whole = json(events().get(0)).path("data");
        assertThat(whole.path("note").asText()).hasSize(5000);
        assertThat(whole.at("/geom/coordinates/0")).hasSize(401);
    }

    @Test
    void a_bulk_insert_of_100_000_rows_is_recorded_by_one_statement() {
        Ground.execute(DATABASE, "insert into plant (name) values ('first')");
        String calls = Ground.askOne(DATABASE, """
                set track_functions = 'all';
                insert into plant (name) select 'plant ' || i from generate_series(1, 100000) i;
                select calls from pg_stat_xact_user_functions where funcname = 'plant_record'""");
        assertThat(calls).isEqualTo("1");
        assertThat(Ground.askOne(DATABASE, "select count(*) from outbox")).isEqualTo("100001");
        assertThat(Ground.askOne(DATABASE, "select count(distinct event_id) from outbox"))
                .isEqualTo("100001");
    }

    @Test
    void a_bulk_edit_is_recorded_as_fast_after_single_ones_by_the_same_session() {
        Ground.execute(DATABASE, """
                insert into plant (name) select 'plant ' || i from generate_series(1, 20000) i;
                truncate outbox;
                update plant set name = 'one' where name = 'plant 1';
                update plant set name = 'two' where name = 'plant 2';
                set statement_timeout = '30s';
                update plant set collector = 'Ana'""");
        assertThat(Ground.askOne(
                        DATABASE,
                        "select count(*) from outbox where payload -> 'attributes' = '{\"collector\": \"Ana\"}'"))
                .isEqualTo("20000");
    }

    @Test
    void a_truncate_is_recorded_as_the_deletes_it_is() {
        Ground.execute(DATABASE, "insert into plant (name) values ('a'), ('b'); truncate outbox; truncate plant");
        assertThat(Ground.ask(DATABASE, "select action from outbox")).containsExactly("delete", "delete");
    }

    @Test
    void a_column_that_comes_later_is_recorded_too() {
        Ground.execute(DATABASE, """
                create table later (like plant including all);
                select biotrail.record('later', exclude => '{secret}');
                alter table later add column colour text;
                select biotrail.record_again();
                insert into later (name, colour, secret) values ('Ocotea', 'green', 'hush')""");
        assertThat(onlyEvent().at("/data/colour").asText()).isEqualTo("green");
        assertThat(onlyEvent().path("data").has("secret")).isFalse();
        Ground.execute(DATABASE, "drop table later; select biotrail.record_again()");
    }

    @Test
    void a_table_without_the_stamps_is_refused() {
        assertThatThrownBy(
                        () -> Ground.execute(DATABASE, "create table bare (id uuid); select biotrail.record('bare')"))
                .rootCause()
                .hasMessageContaining("bare has no column")
                .hasMessageContaining("updated_by");
    }

    @Test
    void what_no_row_tells_is_announced() {
        Ground.execute(DATABASE, """
                select biotrail.announce('download', 'd1', 'Flora', 'download', 'dataset_exports', '{"rows": 3}')""");
        JsonNode event = onlyEvent();
        assertThat(event.path("version").isNull()).isTrue();
        assertThat(event.path("log_name").asText()).isEqualTo("dataset_exports");
        assertThat(event.at("/data/rows").asInt()).isEqualTo(3);
    }

    private static List<String> events() {
        return Ground.ask(DATABASE, "select payload from outbox order by id");
    }

    private static JsonNode onlyEvent() {
        assertThat(events()).hasSize(1);
        return json(events().get(0));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.reader()
                    .with(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .without(com.fasterxml.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
