package org.biotrail.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The catalogue of violation codes, {@code docs/api/errors.md}, is what the code of all modules says. */
class ErrorCatalogueTest {
    private static final Path HOUSE = Path.of("..");
    private static final Path DOCUMENT = HOUSE.resolve("docs/api/errors.md");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
    private static final Pattern COMMENT =
            Pattern.compile("'(403|404|409|422) ([a-z_]+) ([a-z_0-9.]*) ?: ((?:[^'\\n]|'')+)'");

    /** How a code is said in Java: the call, the status it means, which argument the code is. */
    private record Form(String call, String status, int code) {}

    private static final Pattern TYPE = Pattern.compile("(?:of\\(|new Problem\\(\\s*)(\\d{3}),\\s*\"([^\"]+)\"");

    private static final List<Form> FORMS = List.of(
            new Form("Problem\\s*\\.rule", "422", 1),
            new Form("Problem\\s*\\.conflict", "409", 1),
            new Form("Problem\\s*\\.unreadable", "400", 1),
            new Form("Problem\\s*\\.forbidden", "403", 0),
            new Form("Problem\\s*\\.unauthenticated", "401", 0),
            new Form("Problem\\s*\\.unavailable", "503", 0),
            new Form("new Violation", "422", 1),
            new Form("\\.add", "422", 1),
            new Form("\\.require", "422", 2),
            new Form("RowOutcome\\s*\\.skipped", "row", 1),
            new Form("[^.]failed", "row", 2),
            new Form("\\.warn", "warning", 0));

    /** What one code means, and where it is said. */
    private static final class Entry {
        private final Set<String> statuses = new TreeSet<>();
        private final Set<String> modules = new TreeSet<>();
        private final Set<String> messages = new TreeSet<>();

        String line(String code) {
            String message = messages.stream()
                    .min(Comparator.comparing((String text) -> text.contains("…"))
                            .thenComparing(text -> Character.isLowerCase(text.charAt(0)))
                            .thenComparing(text -> text))
                    .orElse("")
                    .replace("|", "\\|");
            return "| `" + code + "` | " + String.join(", ", statuses) + " | " + String.join(", ", modules) + " | "
                    + message + " |";
        }
    }

    private final Map<String, Entry> entries = new TreeMap<>();

    @Test
    void the_catalogue_of_codes_is_what_the_code_says() throws IOException {
        fixed();
        try (Stream<Path> modules = Files.list(HOUSE)) {
            modules.filter(module -> Files.isDirectory(module.resolve("src/main")))
                    .sorted()
                    .forEach(this::read);
        }
        String catalogue = document();
        if (Boolean.getBoolean("biotrail.contract.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, catalogue);
        }
        assertThat(catalogue)
                .as(
                        "codes differ from %s; if that is wanted, run this test with -Dbiotrail.contract.write=true",
                        DOCUMENT)
                .isEqualTo(Files.readString(DOCUMENT));
    }

    /** What {@code Problem} says by itself. */
    private void fixed() {
        enter("forbidden_field", "403", "service-kit", "The field is set by the service");
        enter("too_large", "413", "service-kit", "The body, or a part of it, is larger than allowed");
        enter("unsupported_type", "415", "service-kit", "The content type is not understood here");
    }

    private void read(Path module) {
        String name = module.getFileName().toString();
        try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
            files.sorted().forEach(file -> {
                if (file.toString().endsWith(".java") && !file.endsWith("problem/Problem.java")) {
                    readJava(name, text(file));
                } else if (file.toString().endsWith(".sql")) {
                    COMMENT.matcher(text(file))
                            .results()
                            .forEach(rule -> enter(
                                    rule.group(2),
                                    rule.group(1),
                                    name,
                                    rule.group(4).strip().replace("%", "…")));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void readJava(String module, String source) {
        readOrcid(module, source);
        for (Form form : FORMS) {
            SourceCalls.of(source, form.call())
                    .filter(arguments -> arguments.size() > Math.max(1, form.code()))
                    .filter(arguments -> arguments.get(form.code()).contains("\""))
                    .filter(arguments -> !form.call().equals("\\.add") || arguments.size() == 3)
                    .forEach(arguments -> SourceCalls.literals(arguments.get(form.code())).stream()
                            .filter(code -> CODE.matcher(code).matches())
                            .forEach(code -> enter(code, form.status(), module, message(arguments, form))));
        }
    }

    /** The codes that a service gives the kit's value type. */
    private void readOrcid(String module, String source) {
        SourceCalls.of(source, "Orcid\\s*\\.parse")
                .filter(arguments -> arguments.size() == 4 && arguments.get(2).startsWith("\""))
                .forEach(arguments -> {
                    enter(
                            SourceCalls.literals(arguments.get(2)).get(0),
                            "422",
                            module,
                            "An ORCID iD looks like 0000-0002-1825-0097");
                    enter(
                            SourceCalls.literals(arguments.get(3)).get(0),
                            "422",
                            module,
                            "… does not end in its check character");
                });
    }

    private static String message(List<String> arguments, Form form) {
        int place = form.status().equals("warning") ? 2 : form.code() + 1;
        return arguments.size() > place ? SourceCalls.sentence(arguments.get(place)) : "";
    }

    private void enter(String code, String status, String module, String message) {
        Entry entry = entries.computeIfAbsent(code, unknown -> new Entry());
        entry.statuses.add(status);
        entry.modules.add(module.replace("-service", ""));
        if (message.contains(" ")) {
            entry.messages.add(message);
        }
    }

    private String document() {
        return """
                # Codes of violations

                Every error is `application/problem+json` (RFC 9457) with `violations[]` of `{field, code, message}`. This is
                every `code` that the services use, with its status, who uses it, and a message as an example. `row` stands
                for a row of an import that is skipped or fails, `warning` for `warnings[]` of an answer that succeeds.

                The page is made from the code: `ErrorCatalogueTest` of service-kit holds it to that, and writes it anew
                with `-Dbiotrail.contract.write=true`.

                ## Types

                `type` of a problem is `https://biotrail.org/problems/` and one of these words; each belongs to one status.

                | type | status | title |
                |---|---|---|
                """
                + types()
                + """

                ## Codes

                | code | status | used by | for example |
                |---|---|---|---|
                """
                + entries.entrySet().stream()
                        .map(entry -> entry.getValue().line(entry.getKey()))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    /** The kinds of problems, as {@code Problem} makes them. */
    private static String types() {
        return TYPE.matcher(text(HOUSE.resolve("service-kit/src/main/java/org/biotrail/kit/problem/Problem.java")))
                .results()
                .map(type -> "| `" + type.group(2).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "` | "
                        + type.group(1) + " | " + type.group(2) + " |\n")
                .distinct()
                .sorted(Comparator.comparing(line -> line.substring(line.indexOf(" | "))))
                .collect(Collectors.joining());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
