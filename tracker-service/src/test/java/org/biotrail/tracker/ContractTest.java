package org.biotrail.tracker;

import java.io.IOException;
import org.biotrail.kit.testing.ContractCheck;
import org.junit.jupiter.api.Test;

/** The API as {@code docs/api/tracker.yaml} has it. */
@TrackerTest
class ContractTest {

    @Test
    void the_committed_document_is_what_the_service_says() throws IOException {
        new ContractCheck().isCommitted();
    }

    @Test
    void every_operation_has_an_id_a_summary_and_its_errors() throws IOException {
        new ContractCheck().isComplete();
    }

    @Test
    void every_list_answers_in_every_type_and_understands_its_parameters() throws IOException {
        new ContractCheck().listsAnswer();
    }

    @Test
    void a_body_that_is_no_object_is_refused_and_breaks_nothing() throws IOException {
        new ContractCheck().bodiesAreRead();
    }

    @Test
    void everybody_is_let_in_where_the_document_says_so() throws IOException {
        new ContractCheck().everybodyIsLetInWhereItSays();
    }
}
