package org.biotrail.lab.integrity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;

/** Counts the findings that the caller may see. */
@ApplicationScoped
class Summary {
    private static final String COUNTS = """
            select cast(jsonb_build_object('data', coalesce(jsonb_agg(to_jsonb(c) order by c.class), jsonb_build_array())) as text)
              from (select class, severity, count(*) as findings%s group by 1, 2) c""";

    @Inject
    Listings listings;

    /** As JSON: class, severity and how many. */
    Uni<String> count() {
        return listings.select(IntegrityResource.FINDINGS)
                .flatMap(findings -> findings.ask(Condition.ALL, COUNTS::formatted))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
