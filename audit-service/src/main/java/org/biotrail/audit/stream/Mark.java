package org.biotrail.audit.stream;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.biotrail.kit.problem.Problem;

/**
 * How far a subscriber has come: the newest link of each chain that was told. One number for the whole log would not do:
 * of two transactions at once the one with the lower number may commit last, and a resumed reader would miss it; within
 * a chain the order of links is the order of commits.
 *
 * @param links by the number of the chain; of a chain that is not named nothing was told
 */
record Mark(SortedMap<Integer, Long> links) {
    static final String HEADER = "Last-Event-ID";

    private static final Pattern FORM =
            Pattern.compile("0|[0-9]{1,9}\\.[0-9]{1,18}(-[0-9]{1,9}\\.[0-9]{1,18}){0,9999}");
    private static final Pattern LINK = Pattern.compile("([0-9]+)\\.([0-9]+)");

    Mark {
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
    }

    /** @throws Problem 400 for a text that no stream told */
    static Mark parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Problem.unreadable(HEADER, "invalid_cursor", "This is no id of an event of this stream");
        }
        SortedMap<Integer, Long> links = new TreeMap<>();
        Matcher link = LINK.matcher(text);
        while (link.find()) {
            links.put(Integer.valueOf(link.group(1)), Long.valueOf(link.group(2)));
        }
        return new Mark(links);
    }

    long of(int chain) {
        return links.getOrDefault(chain, 0L);
    }

    Mark with(int chain, long link) {
        SortedMap<Integer, Long> moved = new TreeMap<>(links);
        moved.put(chain, link);
        return new Mark(moved);
    }

    Mark with(Map<Integer, Long> others) {
        SortedMap<Integer, Long> moved = new TreeMap<>(links);
        moved.putAll(others);
        return new Mark(moved);
    }

    @Override
    public String toString() {
        return links.isEmpty()
                ? "0"
                : links.entrySet().stream()
                        .map(each -> each.getKey() + "." + each.getValue())
                        .collect(Collectors.joining("-"));
    }
}
