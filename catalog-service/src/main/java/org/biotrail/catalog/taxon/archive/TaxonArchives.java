package org.biotrail.catalog.taxon.archive;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.biotrail.kit.job.Archive;
import org.biotrail.kit.job.ArchiveReader;
import org.biotrail.kit.problem.Problem;

/** Reads archives of taxa: of Darwin Core where there is a {@code meta.xml}, else of the Catalogue of Life. */
public final class TaxonArchives implements ArchiveReader {
    private final ObjectMapper json;

    public TaxonArchives(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public void read(Archive archive, Rows rows) throws IOException {
        Optional<String> descriptor = archive.names().stream()
                .filter(name -> name.equals("meta.xml") || name.endsWith("/meta.xml"))
                .findFirst();
        Coldp coldp = new Coldp(archive, rows, json);
        if (descriptor.isPresent()) {
            new DarwinCore(archive, rows).read(descriptor.get());
        } else if (coldp.isOne()) {
            coldp.read();
        } else {
            throw Problem.rule(
                    "",
                    "unreadable_file",
                    "The archive has neither a meta.xml nor the tables NameUsage, or Name and Taxon");
        }
    }
}
