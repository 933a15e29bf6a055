package org.biotrail.kit.job;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.biotrail.kit.problem.Problem;

/**
 * A zip archive that somebody sent. Its files are read where they lie and never unpacked to a disk; what they unpack to
 * is counted as it is read, whatever the archive says of itself.
 */
public final class Archive implements Closeable {
    private static final int MAX_ENTRIES = 100;
    private static final long MAX_UNPACKED = 2L << 30;
    private static final int MAX_RATIO = 200;
    /** Few bytes of one kind are packed better than that, and hurt nobody. */
    private static final long ALWAYS_ALLOWED = 1L << 20;

    private final ZipFile zip;
    private final Map<String, ZipEntry> files = new LinkedHashMap<>();
    private final long packed;
    private long unpacked;

    private Archive(ZipFile zip, long packed) {
        this.zip = zip;
        this.packed = packed;
    }

    /**
     * Opens an archive.
     *
     * @throws Problem 422 {@code unreadable_file} when it is none; {@code unsafe_archive} when a path leads out of it;
     *     {@code archive_too_large} when it has more than 100 entries, or says that it unpacks to more than 2 GB
     */
    static Archive open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw Problem.rule("", "unreadable_file", "The file is no zip archive that can be read");
        }
        Archive archive = new Archive(zip, file.toFile().length());
        try {
            archive.list();
            return archive;
        } catch (RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private void list() {
        if (zip.size() > MAX_ENTRIES) {
            throw tooLarge("An archive has at most " + MAX_ENTRIES + " entries");
        }
        long said = 0;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            requireInside(entry.getName());
            said += Math.max(entry.getSize(), 0);
            if (!entry.isDirectory()) {
                files.put(entry.getName(), entry);
            }
        }
        if (said > MAX_UNPACKED) {
            throw tooLarge("An archive unpacks to 2 GB at most");
        }
    }

    private static void requireInside(String name) {
        boolean leaves = name.startsWith("/")
                || name.indexOf('\\') >= 0
                || name.matches("[A-Za-z]:.*")
                || List.of(name.split("/")).contains("..");
        if (leaves) {
            throw Problem.rule("", "unsafe_archive", "A path of the archive leads out of it");
        }
    }

    /** The paths of the files, with slashes, in the archive's order. */
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    /**
     * A file's bytes; empty when there is no such file.
     *
     * @throws Problem 422 {@code archive_too_large} while it is read: when the files unpack to more than 2 GB, or one
     *     to more than 200 times what it is in the archive
     */
    public Optional<InputStream> open(String name) throws IOException {
        ZipEntry entry = files.get(name);
        return entry == null
                ? Optional.empty()
                : Optional.of(new Counted(zip.getInputStream(entry), Math.max(entry.getCompressedSize(), 1)));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static Problem tooLarge(String message) {
        return Problem.rule("", "archive_too_large", message);
    }

    private final class Counted extends FilterInputStream {
        private final long size;
        private long count;

        Counted(InputStream in, long size) {
            super(in);
            this.size = size;
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            counted(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            counted(Math.max(read, 0));
            return read;
        }

        @Override
        public long skip(long bytes) throws IOException {
            return readNBytes((int) Math.min(bytes, 1 << 13)).length;
        }

        private void counted(int bytes) {
            count += bytes;
            unpacked += bytes;
            if (unpacked > MAX_UNPACKED) {
                throw tooLarge("An archive unpacks to 2 GB at most");
            }
            if (bombs(count, size) || bombs(unpacked, packed)) {
                throw tooLarge("A file unpacks to " + MAX_RATIO + " times its packed size at most");
            }
        }

        private boolean bombs(long read, long of) {
            return read > ALWAYS_ALLOWED && read / MAX_RATIO > of;
        }
    }
}
