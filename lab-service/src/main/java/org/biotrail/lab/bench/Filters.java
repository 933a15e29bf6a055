package org.biotrail.lab.bench;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.listing.Asking;
import org.biotrail.kit.listing.Condition;
import org.biotrail.kit.listing.Listing;
import org.biotrail.kit.listing.Reference;
import org.biotrail.kit.problem.Problem;

/** Questions that all lists of things of the bench understand ({@code spec/lab.md} §5). */
public final class Filters {
    private static final Pattern QUANTITY = Pattern.compile("\\s*([0-9]{1,9}(?:\\.[0-9]{1,9})?)\\s*(\\S{1,40})\\s*");

    private Filters() {}

    /** Filters of materials: codes, status, project, dataset, taxon, place, time, what is nearly used up. */
    public static Listing.Builder material(Listing.Builder listing, String thing, String time) {
        return within(lineage(listing), thing)
                .atLeast("code_from", "code")
                .atMost("code_to", "code")
                .atLeast("prepared_from", time)
                .atMost("prepared_to", time)
                .parameter("low_volume", "less than this remains: a number and its unit", false, Filters::lessThan);
    }

    /** Filters of whatever descends from samples. */
    public static Listing.Builder lineage(Listing.Builder listing) {
        return listing.equal("status")
                .refers("project", "project_id", "project")
                .refers("dataset", "dataset_id", "dataset")
                .parameter(
                        "taxon",
                        "a taxon, with everything below it",
                        true,
                        value -> Condition.of("taxon_id in (select taxon_and_below(?))", value));
    }

    /**
     * {@code dataset=} of a list whose things have no dataset: those that a dataset's materials use; none to who may not
     * read the dataset.
     */
    public static Listing.Builder usedByDataset(Listing.Builder listing, String thing) {
        return listing.parameter(
                "dataset",
                "a dataset: what its materials were made with, or stand in",
                true,
                value -> Condition.of(
                        "id in (select used_by_dataset('" + thing + "', ?, ?, ?))",
                        new Reference("dataset", "dataset", value),
                        Asking.READER,
                        Asking.GRANTED));
    }

    /** {@code within=}: all that stands in a container, at any depth. */
    public static Listing.Builder within(Listing.Builder listing, String thing) {
        return listing.parameter(
                "within",
                "a container: all that stands in it, at any depth",
                true,
                value -> Condition.of(
                        "id in (select p.thing_id from container_matches(?) outer_container"
                                + " cross join lateral container_inside(outer_container) i"
                                + " join placement p on p.container_id = i.id where p.thing_type = '" + thing + "')",
                        value));
    }

    private static Condition lessThan(String text) {
        Matcher matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            throw Problem.unreadable("low_volume", "format", "A number and its unit, for example 100uL");
        }
        return Condition.of(
                "remaining_volume_base < (select cast(cast(? as text) as numeric) * u.multiplication_factor + coalesce(u.conversion_offset, 0)"
                        + " from unit_copy u where u.id in (select unit_matches(?)) limit 1)",
                matcher.group(1),
                matcher.group(2));
    }
}
