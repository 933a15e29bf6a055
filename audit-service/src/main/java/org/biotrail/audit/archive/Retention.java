package org.biotrail.audit.archive;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Archives whole months that are older than {@code biotrail.audit.retention}. Nothing is ever erased without it. */
@ApplicationScoped
class Retention {
    private static final Logger LOG = Logger.getLogger(Retention.class);

    @Inject
    DataSource database;

    /** For example {@code P10Y}. */
    @ConfigProperty(name = "biotrail.audit.retention")
    Optional<Period> kept;

    /** The folder that archives go to. */
    @ConfigProperty(name = "biotrail.audit.archive")
    Optional<Path> folder;

    void start(@Observes StartupEvent started) {
        if (kept.isPresent() && folder.isEmpty()) {
            throw new IllegalStateException(
                    "biotrail.audit.retention needs biotrail.audit.archive, the folder to archive to");
        }
        if (kept.filter(period -> period.isNegative() || period.isZero()).isPresent()) {
            throw new IllegalStateException("biotrail.audit.retention is a time such as P10Y");
        }
    }

    @Scheduled(
            every = "{biotrail.audit.retention.every}",
            delayed = "1M",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void archive() {
        try {
            archive(LocalDate.now(ZoneOffset.UTC));
        } catch (IOException | SQLException e) {
            LOG.errorf(e, "A month could not be archived, and stays in the log");
        }
    }

    /** Archives what is too old on that day; answers the months. */
    List<YearMonth> archive(LocalDate today) throws IOException, SQLException {
        List<YearMonth> archived = new ArrayList<>();
        if (kept.isEmpty() || folder.isEmpty()) {
            return archived;
        }
        YearMonth oldest = YearMonth.from(today.minus(kept.get()));
        try (Connection connection = database.getConnection()) {
            MonthArchive archive = new MonthArchive(connection);
            for (YearMonth month : archive.months()) {
                if (month.isBefore(oldest) && archive.take(month, folder.get())) {
                    LOG.infof("The activities of %s were archived to %s", month, folder.get());
                    archived.add(month);
                }
            }
        }
        return archived;
    }
}
