package org.biotrail.audit;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.biotrail.kit.testing.ContractCheck;
import org.biotrail.kit.testing.IdentityResource;
import org.biotrail.kit.testing.KafkaResource;
import org.biotrail.kit.testing.PostgresResource;
import org.junit.jupiter.api.Test;

/** The API as {@code docs/api/audit.yaml} has it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(IdentityResource.class)
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
