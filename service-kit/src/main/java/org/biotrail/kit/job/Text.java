package org.biotrail.kit.job;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.biotrail.kit.problem.Problem;

/**
 * Makes characters of an upload's bytes: unpacks gzip, knows UTF-8 and UTF-16 by their byte order marks, UTF-16 without
 * one by its zero bytes, and takes the rest for UTF-8. Bytes that are no UTF-8 end in a {@link
 * java.nio.charset.CharacterCodingException}, never in replaced characters; tables are then read again as {@link
 * #LEGACY}.
 */
final class Text {
    /** What spreadsheets of western Windows write; Latin-1 with printable characters in place of controls. */
    static final Charset LEGACY = Charset.forName("windows-1252");

    private static final int AHEAD = 4096;
    /** Text of tables is packed ten- to thirtyfold; what grows more is made to hurt. */
    private static final int MAX_RATIO = 200;

    private static final long ALWAYS_ALLOWED = 32L << 20;

    private Text() {}

    /**
     * @param otherwise how bytes without any mark are read
     * @param maxExpanded bytes that a packed upload may unpack to
     */
    static BufferedReader open(InputStream raw, Charset otherwise, long maxExpanded) throws IOException {
        PushbackInputStream bytes = new PushbackInputStream(unpacked(raw, maxExpanded), AHEAD);
        byte[] ahead = bytes.readNBytes(AHEAD);
        Charset charset = charset(ahead, otherwise);
        int mark = mark(ahead, charset);
        bytes.unread(ahead, mark, ahead.length - mark);
        return new BufferedReader(
                new InputStreamReader(
                        bytes,
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                1 << 16);
    }

    private static InputStream unpacked(InputStream raw, long maxExpanded) throws IOException {
        Counted packed = new Counted(raw);
        PushbackInputStream bytes = new PushbackInputStream(packed, 2);
        byte[] magic = bytes.readNBytes(2);
        bytes.unread(magic);
        if (magic.length < 2 || magic[0] != (byte) 0x1f || magic[1] != (byte) 0x8b) {
            return bytes;
        }
        return new Counted(new GZIPInputStream(bytes, 1 << 16)) {
            @Override
            void counted() {
                if (count > maxExpanded || (count > ALWAYS_ALLOWED && count / MAX_RATIO > packed.count)) {
                    throw Problem.tooLarge("The upload unpacks to more than is allowed");
                }
            }
        };
    }

    private static Charset charset(byte[] ahead, Charset otherwise) {
        if (starts(ahead, 0xef, 0xbb, 0xbf)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(ahead, 0xff, 0xfe) || zeros(ahead, 1)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(ahead, 0xfe, 0xff) || zeros(ahead, 0)) {
            return StandardCharsets.UTF_16BE;
        }
        return otherwise;
    }

    private static int mark(byte[] ahead, Charset charset) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return starts(ahead, 0xef, 0xbb, 0xbf) ? 3 : 0;
        }
        return starts(ahead, 0xff, 0xfe) || starts(ahead, 0xfe, 0xff) ? 2 : 0;
    }

    private static boolean starts(byte[] ahead, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= ahead.length || (ahead[i] & 0xff) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /** Whether most bytes at even (0) or odd (1) places are zero and the others are not: UTF-16 of western text. */
    private static boolean zeros(byte[] ahead, int places) {
        int there = 0;
        int elsewhere = 0;
        for (int i = 0; i < ahead.length; i++) {
            if (ahead[i] == 0) {
                if (i % 2 == places) {
                    there++;
                } else {
                    elsewhere++;
                }
            }
        }
        return there * 4 > ahead.length && elsewhere * 20 < ahead.length;
    }

    private static class Counted extends FilterInputStream {
        long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = in.read();
            if (next >= 0) {
                count++;
                counted();
            }
            return next;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            if (read > 0) {
                count += read;
                counted();
            }
            return read;
        }

        void counted() {
            // nothing to hold against bytes as they came
        }
    }
}
