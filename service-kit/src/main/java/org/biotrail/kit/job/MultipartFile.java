package org.biotrail.kit.job;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.biotrail.kit.problem.Problem;

/**
 * The content of the part {@code file} of a {@code multipart/form-data} body (RFC 7578), read as it arrives; parts
 * before it are passed over, what follows is not read.
 */
public final class MultipartFile extends InputStream {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final int MAX_HEADER = 8192;

    private final FilterInputStream body;
    private final byte[] delimiter;
    private String fileName = "";
    private String contentType = "";
    private boolean open;
    private boolean ended;

    private MultipartFile(InputStream body, byte[] delimiter) {
        this.body = new BufferedInputStream(body, 1 << 16);
        this.delimiter = delimiter;
    }

    /** @throws Problem 400 for a content type that names no boundary */
    public static MultipartFile of(InputStream body, String contentType) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw Problem.unreadable("Content-Type", "boundary_missing", "multipart/form-data names its boundary");
        }
        return new MultipartFile(body, ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads on to the file's content; its name and type are known then. */
    void begin() throws IOException {
        if (!open) {
            open();
        }
    }

    /** As the part says it, empty where it does not; known as soon as something was read. */
    public String fileName() {
        return fileName;
    }

    /** Empty for none. */
    String contentType() {
        return contentType;
    }

    /**
     * By the file's name, else by the part's content type.
     *
     * @throws Problem 415 when neither tells
     */
    Upload.Format format() {
        return Upload.Format.ofName(fileName).orElseGet(() -> {
            Upload.Format format = Upload.Format.of(contentType);
            if (format == Upload.Format.MULTIPART) {
                throw Problem.unsupportedType("A file within the file is not understood");
            }
            return format;
        });
    }

    @Override
    public int read() throws IOException {
        begin();
        if (ended) {
            return -1;
        }
        int next = body.read();
        if (next != '\r') {
            return required(next);
        }
        body.mark(delimiter.length);
        byte[] ahead = body.readNBytes(delimiter.length - 1);
        if (Arrays.equals(ahead, 0, ahead.length, delimiter, 1, delimiter.length)) {
            ended = true;
            return -1;
        }
        body.reset();
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = 0;
        for (; count < length; count++) {
            int next = read();
            if (next < 0) {
                break;
            }
            into[from + count] = (byte) next;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }

    private static int required(int next) throws IOException {
        if (next < 0) {
            throw new IOException("The body ends within a part");
        }
        return next;
    }

    private void open() throws IOException {
        open = true;
        line();
        while (!part()) {
            while (read() >= 0) {
                // another part, not asked for
            }
            ended = false;
            if ("--".equals(line())) {
                throw Problem.unreadable("file", "file_missing", "The body has no part named file");
            }
        }
    }

    /** Reads a part's header. */
    private boolean part() throws IOException {
        String name = "";
        fileName = "";
        contentType = "";
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-disposition:")) {
                name = group(NAME, line).orElse("");
                fileName = group(FILE_NAME, line).orElse("");
            } else if (header.startsWith("content-type:")) {
                contentType = line.substring("content-type:".length()).strip();
            }
        }
        return "file".equals(name);
    }

    private static Optional<String> group(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(line);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private String line() throws IOException {
        byte[] line = new byte[MAX_HEADER];
        for (int length = 0; length < MAX_HEADER; length++) {
            line[length] = (byte) required(body.read());
            if (length > 0 && line[length] == '\n' && line[length - 1] == '\r') {
                return new String(line, 0, length - 1, StandardCharsets.UTF_8);
            }
        }
        throw new IOException("A header of a part is too long");
    }
}
