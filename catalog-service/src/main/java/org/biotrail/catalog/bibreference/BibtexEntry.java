package org.biotrail.catalog.bibreference;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.BibTeXString;
import org.jbibtex.Key;
import org.jbibtex.ParseException;
import org.jbibtex.TokenMgrException;

/**
 * One entry of BibTeX.
 *
 * @param type in lower case, {@code article}
 * @param key empty where the entry has none
 * @param fields by their names in lower case, their values in LaTeX, strings put in
 */
record BibtexEntry(String type, Optional<String> key, Map<String, String> fields) {
    static final int LONGEST = 200 * 1024;

    private static final Pattern LINE = Pattern.compile("line (\\d+)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)\\d{4}(?!\\d)");
    private static final Pattern HEAD =
            Pattern.compile("(?i)(@(?!string|comment|preamble)\\w+\\s*[{(]\\s*)([^\\s,{}()=]*)\\s*,");

    /**
     * Reads a text that has one entry, beside {@code @string} and {@code @comment}.
     *
     * @throws Problem 422 {@code bibtex_syntax} with the line, {@code more_than_one_entry}
     */
    static BibtexEntry parse(String text) {
        requireShallow(text);
        List<BibTeXEntry> entries = database(text).getObjects().stream()
                .filter(BibTeXEntry.class::isInstance)
                .map(BibTeXEntry.class::cast)
                .toList();
        if (entries.isEmpty()) {
            throw syntax(1, "there is no entry");
        }
        if (entries.size() > 1) {
            throw Problem.rule("bibtex", "more_than_one_entry", "There are " + entries.size() + " entries");
        }
        BibTeXEntry entry = entries.get(0);
        Map<String, String> fields = new LinkedHashMap<>();
        entry.getFields()
                .forEach((name, value) -> fields.put(name.getValue().toLowerCase(Locale.ROOT), value.toUserString()));
        Matcher head = HEAD.matcher(text);
        Optional<String> key = Optional.of(head.find() ? head.group(2) : "").filter(given -> !given.isEmpty());
        return new BibtexEntry(entry.getType().getValue().toLowerCase(Locale.ROOT), key, fields);
    }

    /** The same text with another key. */
    static String rekeyed(String text, String key) {
        return HEAD.matcher(text).replaceFirst(found -> Matcher.quoteReplacement(found.group(1) + key + ","));
    }

    /** A field as Unicode; empty where it is blank. */
    Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).map(Latex::text).filter(text -> !text.isEmpty());
    }

    /** A field in which signs mean themselves: addresses, identifiers. */
    Optional<String> verbatim(String field) {
        return Optional.ofNullable(fields.get(field))
                .map(value -> value.replaceAll("\\\\([_%&#~$])", "$1").replaceAll("[{}\\s]", ""))
                .filter(text -> !text.isEmpty());
    }

    List<AuthorName> names(String field) {
        return AuthorName.list(fields.getOrDefault(field, ""));
    }

    OptionalInt year() {
        Matcher year = YEAR.matcher(text("year").or(() -> text("date")).orElse(""));
        return year.find() ? OptionalInt.of(Integer.parseInt(year.group())) : OptionalInt.empty();
    }

    private static BibTeXDatabase database(String text) {
        try {
            return parser().parse(new StringReader(text));
        } catch (ParseException | TokenMgrException unreadable) {
            throw explained(text, unreadable);
        }
    }

    private static BibTeXParser parser() throws ParseException {
        return new BibTeXParser() {
            @Override
            public void checkStringResolution(Key name, BibTeXString string) {
                // A string that is nowhere defined stands for itself, as BibTeX goes on with a warning too.
            }
        };
    }

    private static Problem explained(String text, Exception unreadable) {
        Matcher line = LINE.matcher(String.valueOf(unreadable.getMessage()));
        int number = line.find()
                ? Integer.parseInt(line.group(1))
                : (int) text.lines().count();
        return syntax(number, "it cannot be read there");
    }

    private static Problem syntax(int line, String message) {
        return Problem.rule("bibtex", "bibtex_syntax", "Line " + line + ": " + message)
                .with("line", line);
    }

    private static void requireShallow(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth > Latex.DEEPEST) {
                throw syntax((int) text.substring(0, i).lines().count(), "braces are nested too deep");
            }
        }
    }
}
