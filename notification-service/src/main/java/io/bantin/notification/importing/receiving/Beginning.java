package io.bantin.notification.importing.receiving;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a file tell what it is, when it is not the text that it should be. */
final class Beginning {

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
    private static final byte[] UTF_16_BIG = {(byte) 0xfe, (byte) 0xff};
    private static final byte[] UTF_16_LITTLE = {(byte) 0xff, (byte) 0xfe};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] GZIP = {0x1f, (byte) 0x8b};
    private static final int LOOKED_AT = 500;

    private Beginning() {}

    /** The text without a byte order mark. */
    static InputStream checked(InputStream file) throws IOException {
        byte[] first = file.readNBytes(LOOKED_AT);
        if (first.length == 0) {
            throw UnreadableFile.because("The file is empty.");
        }
        if (startsWith(first, UTF_16_BIG) || startsWith(first, UTF_16_LITTLE)) {
            throw UnreadableFile.because("The file is in UTF-16; save it as CSV in UTF-8.");
        }
        if (startsWith(first, ZIP) || startsWith(first, GZIP)) {
            throw UnreadableFile.because("The file is a spreadsheet or an archive; save it as CSV in UTF-8, unpacked.");
        }
        int mark = startsWith(first, UTF_8_MARK) ? UTF_8_MARK.length : 0;
        Header.requireCommas(new String(first, mark, first.length - mark, StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElse(""));
        var text = new PushbackInputStream(file, LOOKED_AT);
        text.unread(first, mark, first.length - mark);
        return text;
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
