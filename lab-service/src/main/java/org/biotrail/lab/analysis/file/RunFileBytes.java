package org.biotrail.lab.analysis.file;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import org.biotrail.kit.problem.Problem;

/** The bytes of a file on their way to the parser: counted, hashed, unpacked, and stopped at the limit. */
final class RunFileBytes {
    private static final int BUFFER = 1 << 16;
    private static final byte[] CHECKSUM = "<fileChecksum>".getBytes(StandardCharsets.US_ASCII);

    private final Given given;
    private final Unpacked unpacked;

    /** @param limit unpacked bytes */
    RunFileBytes(InputStream file, boolean hashed, long limit) throws IOException {
        given = new Given(file, hashed);
        BufferedInputStream ahead = new BufferedInputStream(given, BUFFER);
        ahead.mark(2);
        boolean gzip = ahead.read() == 0x1f && ahead.read() == 0x8b;
        ahead.reset();
        unpacked = new Unpacked(gzip ? new GZIPInputStream(ahead, BUFFER) : ahead, hashed, limit);
    }

    /** What the parser reads. */
    InputStream xml() {
        return unpacked;
    }

    /** Reads what stands behind the root element, so that the whole file is hashed. */
    void drain() throws IOException {
        unpacked.transferTo(OutputStream.nullOutputStream());
        given.transferTo(OutputStream.nullOutputStream());
    }

    long size() {
        return given.size;
    }

    String sha256() {
        return HexFormat.of().formatHex(given.digest.digest());
    }

    /** SHA-1 of what was unpacked up to and with {@code <fileChecksum>}, as mzML has it. */
    String checksum() {
        return HexFormat.of().formatHex(unpacked.digest.digest());
    }

    /** The file bears no checksum. */
    void withoutChecksum() {
        unpacked.hashing = false;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Bytes that are counted and looked at as they pass. */
    private abstract static class Watched extends FilterInputStream {
        long size;

        Watched(InputStream in) {
            super(in);
        }

        abstract void passed(byte[] bytes, int from, int count);

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int count = super.read(into, from, length);
            if (count > 0) {
                size += count;
                passed(into, from, count);
            }
            return count;
        }
    }

    /** As sent. */
    private static final class Given extends Watched {
        private final MessageDigest digest = digest("SHA-256");
        private final boolean hashed;

        Given(InputStream in, boolean hashed) {
            super(in);
            this.hashed = hashed;
        }

        @Override
        void passed(byte[] bytes, int from, int count) {
            if (hashed) {
                digest.update(bytes, from, count);
            }
        }
    }

    /** As XML. */
    private static final class Unpacked extends Watched {
        private final MessageDigest digest = digest("SHA-1");
        private final long limit;
        private boolean hashing;
        /** How much of {@code <fileChecksum>} the last bytes were. */
        private int matched;

        Unpacked(InputStream in, boolean hashing, long limit) {
            super(in);
            this.hashing = hashing;
            this.limit = limit;
        }

        @Override
        void passed(byte[] bytes, int from, int count) {
            if (size > limit) {
                throw Problem.tooLarge("Unpacked, a file has at most " + limit + " bytes");
            }
            if (hashing) {
                hash(bytes, from, count);
            }
        }

        private void hash(byte[] bytes, int from, int count) {
            for (int i = from; i < from + count; i++) {
                byte b = bytes[i];
                if (b == CHECKSUM[matched]) {
                    if (++matched == CHECKSUM.length) {
                        digest.update(bytes, from, i + 1 - from);
                        hashing = false;
                        return;
                    }
                } else {
                    // Only the first sign of the element's tag stands in it once.
                    matched = b == CHECKSUM[0] ? 1 : 0;
                }
            }
            digest.update(bytes, from, count);
        }
    }
}
