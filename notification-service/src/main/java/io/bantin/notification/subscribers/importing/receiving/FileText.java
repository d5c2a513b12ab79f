package io.bantin.notification.subscribers.importing.receiving;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file decoded as text. The first bytes determine the encoding, the first lines the separator.
 *
 * @param skippedLines the number of lines before the table
 */
record FileText(Reader reader, char separator, int skippedLines) {

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] UTF_32_LITTLE = {(byte) 0xff, (byte) 0xfe, 0, 0};
    private static final byte[] UTF_32_BIG = {0, 0, (byte) 0xfe, (byte) 0xff};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final byte[] OLD_EXCEL = {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0};
    private static final int MARK_LENGTH = 4;
    private static final char COMMA = ',';

    /** Excel's line {@code sep=;}, possibly quoted or followed by empty cells. */
    private static final Pattern DIRECTIVE =
            Pattern.compile("\\ufeff*\"?sep=([^\"\\r\\n])?\"?[,;\\t|\"]*", Pattern.CASE_INSENSITIVE);

    /** Longer than any header, even one with thousands of empty cells. */
    private static final int LOOKAHEAD = 32 * 1024;

    static FileText of(InputStream file) throws IOException {
        byte[] first = file.readNBytes(MARK_LENGTH);
        if (first.length == 0) {
            throw UnreadableFile.because("The file is empty.");
        }
        if (startsWith(first, UTF_32_LITTLE) || startsWith(first, UTF_32_BIG)) {
            throw UnreadableFile.because("The file is in UTF-32; save it as CSV in UTF-8.");
        }
        if (startsWith(first, ZIP) || startsWith(first, GZIP) || startsWith(first, OLD_EXCEL)) {
            throw UnreadableFile.because("The file is a spreadsheet or an archive; save it as CSV in UTF-8, unpacked.");
        }
        Charset charset = StandardCharsets.UTF_8;
        int mark = startsWith(first, UTF_8_MARK) ? UTF_8_MARK.length : 0;
        if (startsWith(first, UTF_16_BIG) || startsWith(first, UTF_16_LITTLE)) {
            charset = startsWith(first, UTF_16_BIG) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            mark = UTF_16_BIG.length;
        }
        var bytes = new PushbackInputStream(file, MARK_LENGTH);
        bytes.unread(first, mark, first.length - mark);
        // Invalid bytes become the replacement character, so that an error can name the line.
        return of(new BufferedReader(new InputStreamReader(bytes, charset), LOOKAHEAD));
    }

    private static FileText of(BufferedReader text) throws IOException {
        String beginning = beginning(text);
        String firstLine = beginning.lines().findFirst().orElse("");
        Matcher directive = DIRECTIVE.matcher(firstLine);
        if (!directive.matches()) {
            return new FileText(text, CsvHeader.separatorOf(headerIn(beginning), COMMA), 0);
        }
        int length = firstLine.length();
        if (beginning.startsWith("\r\n", length)) {
            length += 2;
        } else if (beginning.length() > length) {
            length++;
        }
        for (long rest = length; rest > 0; ) {
            rest -= text.skip(rest);
        }
        String named = directive.group(1);
        char separator =
                CsvHeader.separatorOf(headerIn(beginning.substring(length)), named == null ? COMMA : named.charAt(0));
        return new FileText(text, separator, 1);
    }

    /** Reads ahead and resets the reader. */
    private static String beginning(BufferedReader text) throws IOException {
        char[] ahead = new char[LOOKAHEAD];
        text.mark(LOOKAHEAD);
        int count = 0;
        // Stop at the end of the header: the rows may arrive much later.
        for (int read = text.read(ahead, 0, LOOKAHEAD);
                read > 0;
                read = count < LOOKAHEAD && !hasHeader(ahead, count) ? text.read(ahead, count, LOOKAHEAD - count) : 0) {
            count += read;
        }
        text.reset();
        return new String(ahead, 0, count);
    }

    private static boolean hasHeader(char[] ahead, int count) {
        String read = new String(ahead, 0, count);
        int header = read.indexOf(headerIn(read));
        String after = read.substring(header);
        return !headerIn(read).isEmpty() && (after.indexOf('\n') >= 0 || after.indexOf('\r') >= 0);
    }

    /** The first line that is not blank. */
    private static String headerIn(String beginning) {
        return beginning
                .lines()
                .filter(line -> !DIRECTIVE.matcher(line).matches())
                .filter(line -> !CsvHeader.isBlank(line))
                .findFirst()
                .orElse("");
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
