package org.biotrail.kit.listing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The languages that a caller wants, as RFC 4647 looks them up: {@code pt-BR}, then {@code pt}, then the next one. */
public final class AcceptLanguage {
    private static final int MOST = 20;

    private AcceptLanguage() {}

    /** Tags in lower case, the most wanted first; none for a header that is absent or cannot be read. */
    public static List<String> wanted(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return List.of();
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0 && !range.getRange().startsWith("*"))
                    .flatMap(range -> shortened(range.getRange()))
                    .distinct()
                    .limit(MOST)
                    .toList();
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }

    private static Stream<String> shortened(String range) {
        List<String> tags = new ArrayList<>();
        for (String tag = range; !tag.isEmpty(); ) {
            tags.add(tag);
            int end = tag.lastIndexOf('-');
            // A single letter announces what stood behind it, and goes with that.
            end = end > 1 && tag.charAt(end - 2 < 0 ? 0 : end - 2) == '-' ? end - 2 : end;
            tag = end < 0 ? "" : tag.substring(0, end);
        }
        return tags.stream();
    }
}
