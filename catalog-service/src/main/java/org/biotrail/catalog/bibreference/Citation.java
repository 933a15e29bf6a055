package org.biotrail.catalog.bibreference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A reference as a line of a bibliography, author and year first. */
final class Citation {
    private Citation() {}

    static String of(BibtexEntry entry, Optional<Doi> doi) {
        List<AuthorName> authors = entry.names("author").isEmpty() ? entry.names("editor") : entry.names("author");
        StringBuilder line = new StringBuilder(people(authors));
        line.append(line.isEmpty() ? "(" : " (")
                .append(entry.year().isPresent() ? String.valueOf(entry.year().getAsInt()) : "n.d.")
                .append(").");
        entry.text("title").ifPresent(title -> line.append(' ').append(ended(title)));
        container(entry).ifPresent(where -> line.append(' ').append(ended(where)));
        entry.text("publisher")
                .or(() -> entry.text("school"))
                .or(() -> entry.text("institution"))
                .ifPresent(publisher -> line.append(' ').append(ended(publisher)));
        doi.map(Doi::address)
                .or(() -> entry.verbatim("url"))
                .ifPresent(address -> line.append(' ').append(address));
        return line.toString();
    }

    private static Optional<String> container(BibtexEntry entry) {
        return entry.text("journal")
                .or(() -> entry.text("journaltitle"))
                .or(() -> entry.text("booktitle").map(book -> "In: " + book))
                .map(where -> where
                        + entry.text("volume").map(volume -> " " + volume).orElse("")
                        + entry.text("number").map(issue -> " (" + issue + ")").orElse("")
                        + entry.text("pages").map(pages -> ": " + pages).orElse(""));
    }

    private static String people(List<AuthorName> authors) {
        return IntStream.range(0, authors.size())
                .mapToObj(i -> (i == 0 ? "" : i == authors.size() - 1 ? " & " : ", ")
                        + authors.get(i).inverted())
                .collect(Collectors.joining());
    }

    private static String ended(String text) {
        return text.matches("(?s).*[.?!]") ? text : text + ".";
    }
}
