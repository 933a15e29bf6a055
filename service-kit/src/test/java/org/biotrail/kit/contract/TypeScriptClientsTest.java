package org.biotrail.kit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The committed documents make clients that a strict compiler takes; needs Node (deploy/local/prepare installs it). */
class TypeScriptClientsTest {
    private static final Path SOURCE = Path.of("src", "test", "typescript");
    private static final Path WORK = Path.of("target", "typescript");

    @Test
    void clients_of_all_services_are_generated_and_compile_strictly() throws IOException, InterruptedException {
        Files.createDirectories(WORK);
        Path lock = WORK.resolve("package-lock.json");
        boolean installed = Files.isDirectory(WORK.resolve("node_modules"))
                && Files.exists(lock)
                && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
        try (Stream<Path> files = Files.list(SOURCE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!installed) {
            run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        }
        run("node", "node_modules/openapi-typescript/bin/cli.js");
        run("node", "node_modules/typescript/bin/tsc", "-p", ".");
        for (String service : List.of("audit", "catalog", "lab", "sampling", "tracker")) {
            assertThat(WORK.resolve(service + ".ts")).exists();
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(WORK, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(WORK.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES))
                    .as(String.join(" ", command))
                    .isTrue();
            assertThat(process.exitValue())
                    .as(String.join(" ", command) + "\n" + Files.readString(said, StandardCharsets.UTF_8))
                    .isZero();
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(said);
        }
    }
}
