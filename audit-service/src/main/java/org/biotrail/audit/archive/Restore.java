package org.biotrail.audit.archive;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * The command that puts archived months back: {@code java -cp … org.biotrail.audit.archive.Restore <manifest> …}. The
 * database is named by the same variables as the service's ({@code BIOTRAIL_DB_HOST}, …). The service may run meanwhile.
 */
public final class Restore {
    private Restore() {}

    /** @param arguments the manifests of the months */
    public static void main(String[] arguments) throws IOException, SQLException {
        System.exit(run(arguments, System.getenv(), System.out));
    }

    static int run(String[] arguments, Map<String, String> environment, PrintStream out)
            throws IOException, SQLException {
        if (arguments.length == 0) {
            out.println("Which months? Name their manifests: activity-2016-01.manifest.json …");
            return 2;
        }
        String url = "jdbc:postgresql://" + environment.getOrDefault("BIOTRAIL_DB_HOST", "localhost") + ":"
                + environment.getOrDefault("BIOTRAIL_DB_PORT", "15432") + "/"
                + environment.getOrDefault("BIOTRAIL_DB_NAME", "biotrail_audit");
        try (Connection connection = DriverManager.getConnection(
                url,
                environment.getOrDefault("BIOTRAIL_DB_USER", "biotrail"),
                environment.getOrDefault("BIOTRAIL_DB_PASSWORD", "biotrail"))) {
            MonthArchive archive = new MonthArchive(connection);
            for (String manifest : arguments) {
                out.println(archive.restore(Path.of(manifest)) + " activities of " + manifest + " are back");
            }
        }
        return 0;
    }
}
