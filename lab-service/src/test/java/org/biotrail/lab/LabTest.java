package org.biotrail.lab;

import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** What every test of the running service begins with. */
public abstract class LabTest {
    @Inject
    protected Pool pool;

    protected Laboratory lab;

    @BeforeEach
    void a_laboratory() {
        lab = new Laboratory(pool);
    }
}
