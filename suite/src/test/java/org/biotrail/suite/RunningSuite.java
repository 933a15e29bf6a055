package org.biotrail.suite;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the whole suite once for all tests with {@code deploy/local/up}, on free ports and with a data folder of its
 * own, and stops it after the last. The tests see what a user sees: HTTP, Keycloak and the commands of deploy/local.
 */
final class RunningSuite implements BeforeAllCallback, AutoCloseable {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Map<String, String> tokens = new HashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        RunningSuite running = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent("suite", key -> start(), RunningSuite.class);
        environment.putAll(running.environment);
        RestAssured.baseURI = "http://localhost";
        RestAssured.port = Integer.parseInt(environment.get("BIOTRAIL_PORT"));
    }

    private static RunningSuite start() {
        RunningSuite suite = new RunningSuite();
        suite.environment.put("BIOTRAIL_DATA", ROOT.resolve("suite/target/data").toString());
        List<ServerSocket> held = new ArrayList<>();
        for (String name : List.of(
                "PORT",
                "KEYCLOAK_PORT",
                "KEYCLOAK_MANAGEMENT_PORT",
                "KAFKA_PORT",
                "KAFKA_CONTROLLER_PORT",
                "POSTGRES_PORT",
                "TRACKER_PORT",
                "CATALOG_PORT",
                "SAMPLING_PORT",
                "LAB_PORT",
                "AUDIT_PORT")) {
            suite.environment.put("BIOTRAIL_" + name, freePort(held));
        }
        held.forEach(RunningSuite::release);
        suite.succeeds("up", "--detach", "--fresh", "--no-build");
        return suite;
    }

    @Override
    public void close() {
        succeeds("down", "--erase");
    }

    /** Runs a command of deploy/local and gives what it printed; fails the test when it fails. */
    String succeeds(String command, String... arguments) {
        Outcome outcome = run(command, arguments);
        if (outcome.exitCode() != 0) {
            throw new AssertionError(command + " ended with " + outcome.exitCode() + "\n" + outcome.printed());
        }
        return outcome.printed();
    }

    Outcome run(String command, String... arguments) {
        return run(environment, command, arguments);
    }

    /** Runs a command for a second suite whose Keycloak would take the port of this one's gateway. */
    Outcome withKeycloakOnTheGatewaysPort(String command, String... arguments) {
        Map<String, String> other = new LinkedHashMap<>(environment);
        other.put("BIOTRAIL_DATA", ROOT.resolve("suite/target/other-data").toString());
        List<ServerSocket> held = new ArrayList<>();
        other.replaceAll((name, value) -> name.endsWith("PORT") ? freePort(held) : value);
        held.forEach(RunningSuite::release);
        other.put("BIOTRAIL_KEYCLOAK_PORT", environment.get("BIOTRAIL_PORT"));
        return run(other, command, arguments);
    }

    /** Runs lines of a shell as somebody would who stands in the checkout; the first that fails ends it. */
    Outcome types(String lines) {
        return run(environment, List.of("bash", "-euo", "pipefail", "-c", lines));
    }

    private static Outcome run(Map<String, String> environment, String command, String... arguments) {
        List<String> line =
                new ArrayList<>(List.of(ROOT.resolve("deploy/local/" + command).toString()));
        line.addAll(List.of(arguments));
        return run(environment, line);
    }

    private static Outcome run(Map<String, String> environment, List<String> line) {
        try {
            Path printed = Files.createTempFile(ROOT.resolve("suite/target"), "command", ".log");
            ProcessBuilder builder = new ProcessBuilder(line)
                    .directory(ROOT.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().putAll(environment);
            int exitCode = builder.start().waitFor();
            return new Outcome(exitCode, Files.readString(printed));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        } catch (InterruptedException cause) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(cause);
        }
    }

    /** An access token of one of the realm's users: the one that they have, while it is good for another minute. */
    String token(String user) {
        return tokens.compute(
                user,
                (name, token) -> token != null && endsAfter(token, Instant.now().plusSeconds(60))
                        ? token
                        : succeeds("token", name).strip());
    }

    private static boolean endsAfter(String token, Instant moment) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), UTF_8);
        return Instant.ofEpochSecond(JsonPath.from(claims).getLong("exp")).isAfter(moment);
    }

    /** A request in the name of a user, with a JSON body. */
    RequestSpecification as(String user) {
        return given().auth().oauth2(token(user)).contentType("application/json");
    }

    /** Ends a process of the suite without warning, as a power cut does. */
    void kill(String process) {
        Path file = Path.of(environment.get("BIOTRAIL_DATA"), "run", process + ".pid");
        try {
            long pid = Long.parseLong(Files.readString(file).replaceFirst(" .*", ""));
            ProcessHandle handle = ProcessHandle.of(pid).orElseThrow();
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
            handle.onExit().join();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Starts again whatever does not run. */
    void startAgain() {
        succeeds("up", "--detach", "--no-build");
    }

    /** Where people's browsers find the suite. */
    String origin() {
        return "http://localhost:" + environment.get("BIOTRAIL_PORT");
    }

    String keycloak() {
        return "http://localhost:" + environment.get("BIOTRAIL_KEYCLOAK_PORT");
    }

    String keycloakAdminPassword() {
        try {
            return Files.readString(Path.of(environment.get("BIOTRAIL_DATA"), "secrets", "keycloak-admin"));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static String freePort(List<ServerSocket> held) {
        try {
            ServerSocket socket = new ServerSocket(0);
            held.add(socket);
            return String.valueOf(socket.getLocalPort());
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static void release(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** How a command ended. */
    record Outcome(int exitCode, String printed) {}
}
