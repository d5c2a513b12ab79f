package io.bantin.article.media.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads one number of Exif: how the camera was held. Nothing else of Exif is read or kept. */
final class ExifOrientation {

    static final int UPRIGHT = 1;

    private static final String PREFIX = "Exif\0\0";
    private static final int TAG = 0x0112;
    private static final int ENTRY_LENGTH = 12;
    private static final int MAX_ENTRIES = 500;

    private ExifOrientation() {}

    /** Returns 1 for anything that is not valid: a wrong tag must not cost the picture. */
    static int of(byte[] exif) {
        boolean prefixed =
                new String(exif, 0, Math.min(exif.length, PREFIX.length()), StandardCharsets.ISO_8859_1).equals(PREFIX);
        int start = prefixed ? PREFIX.length() : 0;
        var tiff = ByteBuffer.wrap(exif, start, exif.length - start).slice();
        if (tiff.remaining() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int entries = Math.min(MAX_ENTRIES, tiff.getShort(directory) & 0xffff);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_LENGTH;
            if (entry > tiff.limit() - ENTRY_LENGTH) {
                return UPRIGHT;
            }
            if ((tiff.getShort(entry) & 0xffff) == TAG) {
                int value = tiff.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
