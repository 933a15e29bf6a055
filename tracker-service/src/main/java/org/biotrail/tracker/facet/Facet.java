package org.biotrail.tracker.facet;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;

/**
 * By what found things are counted ({@code spec/tracker.md} §7), from a column of their view. Its filter, where it has
 * one, has its name.
 */
public enum Facet {
    PROJECT("project_id", "p.id::text", "case when p.listed or %s then p.name end", "join project p on p.id = counted"),
    LICENSE("license", "counted", "counted", ""),
    PRIVACY("privacy", "counted", "counted", ""),
    TAG("tags", "tag", "tag", "cross join unnest(counted) tag"),
    ORGANISATION("id", "u.id", "u.name", Facet.ORDER + "join app_user u on u.id = o.organisation"),
    AUTHOR("id", "u.id", "u.name", Facet.ORDER + "join app_user u on u.id = any (o.authors)"),
    /** That of the citation. */
    YEAR("year_of_publication(embargo_until, content_version)", "counted::text", "null::text", ""),
    HAS_DOI("doi is not null", "counted::text", "null::text", "");

    private static final String ORDER = "join dataset d on d.id = counted join data_order o on o.id = d.order_id ";

    private final String column;
    private final String value;
    private final String label;
    private final String join;

    Facet(String column, String value, String label, String join) {
        this.column = column;
        this.value = value;
        this.label = label;
        this.join = join;
    }

    /** All that there are. */
    public static Set<Facet> all() {
        return EnumSet.allOf(Facet.class);
    }

    /** @throws Problem 400 {@code invalid_value} */
    static Facet of(String word, Collection<Facet> among) {
        return among.stream()
                .filter(facet -> facet.word().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> Problem.unreadable(Facets.PARAMETER, "invalid_value", "The facets are " + words(among)));
    }

    static String words(Collection<Facet> facets) {
        return Arrays.stream(values()).filter(facets::contains).map(Facet::word).collect(Collectors.joining(", "));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The statement that counts the same rows by several facets, which are read once: of one row, with a text of JSON for
     * each facet in its order.
     *
     * @param rows {@code from … where …} of the things
     * @param seesUnlisted whether the names of unlisted projects are told
     */
    static String question(List<Facet> facets, String rows, boolean seesUnlisted) {
        return "with things as materialized (select "
                + joined(facets, facet -> facet.column + " as \"" + facet.word() + "\"") + rows + ") select "
                + joined(facets, facet -> facet.counts(seesUnlisted));
    }

    private static String joined(List<Facet> facets, Function<Facet, String> written) {
        return facets.stream().map(written).collect(Collectors.joining(", "));
    }

    private String counts(boolean seesUnlisted) {
        return """
            (select coalesce(json_agg(json_build_object('value', value, 'label', label, 'count', n)), '[]')::text
             from (select %1$s as value, %2$s as label, count(*) as n
                   from (select "%4$s" as counted from things) found %3$s
                   group by 1, 2 having %1$s is not null order by n desc, value limit 50) most)""".formatted(value, label.formatted(seesUnlisted), join, word());
    }
}
