package org.biotrail.audit.activity;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listings;

/** Counts what the log would list. */
@ApplicationScoped
class Statistics {
    /** The rows are grouped once; everything else counts the groups. */
    @SuppressWarnings("InlineFormatString") // too long to stand where it is used
    private static final String COUNT = """
            with counted as (
                select (occurred_at at time zone 'UTC')::date as day, service, log_name, subject_type, causer_type, causer_id,
                       max(causer_name) as causer_name, count(*) as count%s
                group by 1, 2, 3, 4, 5, 6
            )
            select json_build_object(
                'total', (select coalesce(sum(count), 0) from counted),
                'by_day', (select coalesce(json_agg(each), '[]') from (select day, sum(count) as count from counted group by 1 order by 1) each),
                'by_service', (select coalesce(json_agg(each), '[]') from (select service, sum(count) as count from counted group by 1 order by 2 desc, 1) each),
                'by_log_name', (select coalesce(json_agg(each), '[]') from (select log_name, sum(count) as count from counted group by 1 order by 2 desc, 1) each),
                'by_subject_type', (select coalesce(json_agg(each), '[]') from (select subject_type, sum(count) as count from counted group by 1 order by 2 desc, 1) each),
                'by_causer', (select coalesce(json_agg(each), '[]') from (
                    select causer_type, causer_id, max(causer_name) as causer_name, sum(count) as count
                    from counted group by 1, 2 order by 4 desc, 2 limit %d) each))::text""";

    @Inject
    Listings listings;

    /**
     * The counts as JSON, of the activities that the request's parameters choose.
     *
     * @param causers how many of the busiest are named
     */
    Uni<String> of(int causers) {
        return listings.select(ActivityResource.ACTIVITIES, "top")
                .flatMap(activities -> activities.ask(Condition.ALL, rows -> COUNT.formatted(rows, causers)))
                .map(rows -> rows.iterator().next().getString(0));
    }
}
