package org.biotrail.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A private PostgreSQL of the machine's own binaries on a free port, in a folder that goes when it stops. It ends with
 * the JVM that started it, however that ends: the server's guard waits on a pipe from this JVM.
 */
public final class PostgresCluster implements AutoCloseable {
    /** Names of the account that the server runs as where root runs the tests; PostgreSQL refuses root. */
    private static final List<String> UNPRIVILEGED = List.of("postgres", "nobody");

    private final Path folder;
    private final int port;
    private final Process guard;

    private PostgresCluster(Path folder, int port, Process guard) {
        this.folder = folder;
        this.port = port;
        this.guard = guard;
    }

    /**
     * Starts a cluster below {@code target/}, or in the folder for temporary files where the server's account cannot get
     * to {@code target/}; answers when it takes connections.
     */
    public static PostgresCluster start() {
        try {
            Path target = Files.createDirectories(Path.of("target")).toAbsolutePath();
            Path folder = isOpenToAll(target)
                    ? Files.createTempDirectory(target, "postgres-")
                    : Files.createTempDirectory("biotrail-postgres-");
            int port = freePort();
            PostgresCluster cluster = new PostgresCluster(folder, port, launch(folder, port));
            cluster.awaitConnections();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String user() {
        return "postgres";
    }

    /** {@code jdbc:postgresql://…} of a database in this cluster. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** {@code postgresql://…} as the Vert.x client wants it. */
    public String reactiveUrl(String database) {
        return "postgresql://127.0.0.1:" + port + "/" + database;
    }

    public void createDatabase(String database) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), "");
                var statement = connection.createStatement()) {
            statement.execute("create database \"" + database + "\"");
        } catch (SQLException e) {
            throw new IllegalStateException("No database " + database, e);
        }
    }

    /** Stops the server at once and deletes its folder. */
    @Override
    public void close() {
        try {
            guard.getOutputStream().close();
            if (!guard.waitFor(30, TimeUnit.SECONDS)) {
                guard.destroyForcibly();
            }
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitConnections() {
        Awaitility.await("PostgreSQL in " + folder)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .failFast(() -> {
                    if (!guard.isAlive()) {
                        throw startFailed();
                    }
                })
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(this::takesConnections);
    }

    private boolean takesConnections() throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), user(), "")) {
            return connection.isValid(1);
        }
    }

    private IllegalStateException startFailed() {
        try {
            return new IllegalStateException(Files.readString(folder.resolve("log")));
        } catch (IOException e) {
            return new IllegalStateException("PostgreSQL in " + folder + " did not start", e);
        }
    }

    private static Process launch(Path folder, int port) throws IOException {
        Path bin = binaries();
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            String account = UNPRIVILEGED.stream()
                    .filter(PostgresCluster::isAccount)
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("No account of " + UNPRIVILEGED + " to run PostgreSQL"));
            Files.setAttribute(
                    folder,
                    "unix:owner",
                    folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(account));
            command.addAll(List.of("setpriv", "--reuid", account, "--regid", account, "--clear-groups"));
        }
        String script = """
                set -e
                "$1/initdb" -D "$2/data" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions
                "$1/postgres" -D "$2/data" -p "$3" \
                    -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
                    -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200 \
                    -c shared_buffers=128MB -c max_wal_size=2GB -c timezone=UTC </dev/null &
                server=$!
                read -r _ || true
                kill -QUIT $server; wait $server || true
                rm -rf "$2/data"
                """;
        command.addAll(List.of(
                "sh", "-c", script, "postgres-guard", bin.toString(), folder.toString(), Integer.toString(port)));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
    }

    private static boolean isOpenToAll(Path folder) throws IOException {
        for (Path parent = folder; parent != null; parent = parent.getParent()) {
            if (!Files.getPosixFilePermissions(parent).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAccount(String name) {
        try {
            Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The newest PostgreSQL of the machine: Debian's folders, else what is on the path. */
    private static Path binaries() throws IOException {
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                Comparator<Path> byVersion = Comparator.comparingInt(
                        v -> Integer.parseInt(v.getFileName().toString()));
                Path newest = versions.filter(v -> Files.isExecutable(v.resolve("bin/initdb")))
                        .max(byVersion)
                        .orElse(debian);
                if (!newest.equals(debian)) {
                    return newest.resolve("bin");
                }
            }
        }
        return Stream.of(String.valueOf(System.getenv("PATH")).split(":", -1))
                .map(Path::of)
                .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("PostgreSQL is not installed (no initdb found)"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "PostgreSQL on 127.0.0.1:%d in %s", port, folder);
    }
}
