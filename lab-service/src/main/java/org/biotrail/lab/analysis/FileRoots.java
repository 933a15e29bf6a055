package org.biotrail.lab.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.biotrail.kit.problem.Problem;
import org.eclipse.microprofile.config.Config;

/** The directories whose files may be scanned, by name ({@code biotrail.lab.file-roots.<name>}). */
@ApplicationScoped
class FileRoots {
    private static final int MOST_FILES = 100_000;

    @Inject
    Config config;

    /** @throws Problem 422 {@code unknown_root} */
    private Path root(String name) {
        return Optional.of(name)
                .filter(word -> word.matches("[A-Za-z0-9_-]{1,100}"))
                .flatMap(word -> config.getOptionalValue("biotrail.lab.file-roots." + word, Path.class))
                .filter(Files::isDirectory)
                .orElseThrow(() -> Problem.rule("root", "unknown_root", "There is no directory called " + name));
    }

    /**
     * The files below a root whose path from there matches, in their order; what lies elsewhere behind a link is left out.
     *
     * @throws Problem 422 for a pattern that cannot be read, 413 for too many
     */
    List<String> matching(String name, String glob) {
        Path root = root(name);
        PathMatcher matcher = matcher(glob);
        try (Stream<Path> all = Files.walk(root)) {
            List<String> found = all.filter(Files::isRegularFile)
                    .map(root::relativize)
                    .filter(matcher::matches)
                    .map(Path::toString)
                    .sorted()
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.size() > MOST_FILES) {
                throw Problem.tooLarge("One scan reads at most " + MOST_FILES + " files");
            }
            return found;
        } catch (IOException | UncheckedIOException unreadable) {
            throw Problem.rule("root", "unreadable_root", "The directory cannot be read");
        }
    }

    private static PathMatcher matcher(String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException malformed) {
            throw Problem.rule("glob", "format", "A glob like *.mzML or 2026/**.mzML.gz");
        }
    }

    /** @throws Problem 422 {@code path_outside_root} for what is not below the root when links and dots are resolved */
    Path file(String name, String path) {
        try {
            Path root = root(name).toRealPath();
            Path file = root.resolve(path).toRealPath();
            if (file.startsWith(root) && Files.isRegularFile(file)) {
                return file;
            }
        } catch (IOException | InvalidPathException gone) {
            throw Problem.rule("path", "path_outside_root", "There is no such file below " + name);
        }
        throw Problem.rule("path", "path_outside_root", "This is not a file below " + name);
    }
}
