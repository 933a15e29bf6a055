package org.biotrail.tracker.user;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.StreamSupport;

/** The table of permissions, which the effective ones are computed from. */
@ApplicationScoped
class Permissions {
    @Inject
    Pool pool;

    Uni<List<PermissionResource.Known>> all() {
        return pool.query("select name, gives, implies from permission order by name")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new PermissionResource.Known(
                                row.getString("name"),
                                row.getString("gives"),
                                List.of(row.getArrayOfStrings("implies"))))
                        .toList());
    }
}
