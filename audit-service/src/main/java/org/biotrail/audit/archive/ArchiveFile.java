package org.biotrail.audit.archive;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.biotrail.audit.activity.StoredActivity;
import org.biotrail.audit.archive.Manifest.Run;

/** Activities as compressed lines of JSON, written and read one by one. */
final class ArchiveFile {
    private ArchiveFile() {}

    /** What is done with an activity of a file. */
    interface Reader {
        void read(StoredActivity activity) throws IOException, SQLException;
    }

    /** Writes rows of {@link StoredActivity} by chain and link; it is on the disk when this answers. */
    static Manifest write(Path file, String month, String archivedAt, ResultSet rows) throws IOException, SQLException {
        MessageDigest outer = sha256();
        MessageDigest inner = sha256();
        List<Run> runs = new ArrayList<>();
        long count = 0;
        try (OutputStream raw = new DigestOutputStream(Files.newOutputStream(file), outer);
                OutputStream content = new DigestOutputStream(new GZIPOutputStream(raw), inner);
                BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(content, StandardCharsets.UTF_8))) {
            while (rows.next()) {
                lines.write(rows.getString(1));
                lines.write('\n');
                extend(runs, StoredActivity.parse(rows.getString(1)));
                count++;
            }
        }
        try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        return new Manifest(
                month,
                String.valueOf(file.getFileName()),
                count,
                hex(outer),
                hex(inner),
                archivedAt,
                List.copyOf(runs));
    }

    /**
     * Reads a file that a manifest describes, and fails at its end when it is another.
     *
     * @throws IOException also for a row whose hash is not that of its content
     */
    static void read(Path file, Manifest manifest, Reader reader) throws IOException, SQLException {
        MessageDigest inner = sha256();
        long count = 0;
        try (InputStream content = new DigestInputStream(new GZIPInputStream(Files.newInputStream(file)), inner);
                BufferedReader lines = new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                StoredActivity activity = StoredActivity.parse(line);
                byte[] hash = activity.hash(HexFormat.of().parseHex(activity.text("previous_hash")));
                if (!HexFormat.of().formatHex(hash).equals(activity.text("hash"))) {
                    throw new IOException("Activity " + activity.text("id") + " does not have its hash");
                }
                reader.read(activity);
                count++;
            }
        }
        if (count != manifest.rows() || !hex(inner).equals(manifest.contentSha256())) {
            throw new IOException(file + " is not what its manifest says");
        }
    }

    private static void extend(List<Run> runs, StoredActivity activity) {
        Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
        String chain = activity.text("chain");
        if (last != null && last.chain().equals(chain) && last.lastLink() + 1 == activity.link()) {
            runs.set(
                    runs.size() - 1,
                    new Run(chain, last.firstLink(), activity.link(), last.previousHash(), activity.text("hash")));
        } else {
            runs.add(new Run(
                    chain, activity.link(), activity.link(), activity.text("previous_hash"), activity.text("hash")));
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
