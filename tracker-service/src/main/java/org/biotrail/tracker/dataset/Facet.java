package org.biotrail.tracker.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;

/** By what found datasets are counted ({@code spec/tracker.md} §7). Its filter, where it has one, has its name. */
enum Facet {
    PROJECT("p.id::text", "case when p.listed or %s then p.name end", "join project p on p.id = d.project_id"),
    LICENSE("d.license", "d.license", ""),
    PRIVACY("d.privacy", "d.privacy", ""),
    TAG("tag", "tag", "cross join unnest(d.tags) tag"),
    ORGANISATION("u.id", "u.name", "join data_order o on o.id = d.order_id join app_user u on u.id = o.organisation"),
    AUTHOR("u.id", "u.name", "join data_order o on o.id = d.order_id join app_user u on u.id = any (o.authors)"),
    /** That of the citation. */
    YEAR("extract(year from d.updated_at at time zone 'UTC')::int::text", "null::text", ""),
    HAS_DOI("(found.doi is not null)::text", "null::text", "");

    private final String value;
    private final String label;
    private final String join;

    Facet(String value, String label, String join) {
        this.value = value;
        this.label = label;
        this.join = join;
    }

    /** @throws Problem 400 {@code invalid_value} */
    static Facet of(String word) {
        return Arrays.stream(values())
                .filter(facet -> facet.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.unreadable(
                        "facets",
                        "invalid_value",
                        "The facets are "
                                + Arrays.stream(values()).map(Facet::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The statement that counts.
     *
     * @param rows {@code from … where …} of the datasets
     * @param seesUnlisted whether the names of unlisted projects are told
     */
    String question(String rows, boolean seesUnlisted) {
        return """
            select coalesce(json_agg(json_build_object('value', value, 'label', label, 'count', n)), '[]')::text
            from (select %1$s as value, %2$s as label, count(*) as n
                  from (select id, doi%3$s) found join dataset d on d.id = found.id %4$s
                  group by 1, 2 having %1$s is not null order by n desc, value limit 50) counted""".formatted(value, label.formatted(seesUnlisted), rows, join);
    }
}
