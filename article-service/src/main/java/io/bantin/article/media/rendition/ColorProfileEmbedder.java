package io.bantin.article.media.rendition;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.jspecify.annotations.Nullable;

/** Puts a colour profile into an encoded picture, in the way of each format. */
final class ColorProfileEmbedder {

    private static final int MAX_LENGTH = 1 << 20;
    private static final int COLOR_SPACE = 16;
    private static final int JPEG_PART = 65_519;
    private static final byte[] JPEG_NAME = ascii("ICC_PROFILE\0");
    private static final int PNG_AFTER_HEADER = 33;
    private static final int WEBP_HEADER = 12;
    private static final int WEBP_PROFILE_FLAG = 0x20;
    private static final int WEBP_EXTENDED = 18;

    private ColorProfileEmbedder() {}

    /** Returns whether the profile describes red, green and blue, which all renditions have. */
    static boolean fits(byte @Nullable [] profile) {
        return profile != null
                && profile.length >= COLOR_SPACE + 4
                && profile.length <= MAX_LENGTH
                && new String(profile, COLOR_SPACE, 4, StandardCharsets.ISO_8859_1).equals("RGB ");
    }

    /** After the first segment, the JFIF header. */
    static byte[] inJpeg(byte[] jpeg, byte[] profile) {
        boolean hasHeader = (jpeg[3] & 0xff) == 0xe0;
        int start = hasHeader ? 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff) : 2;
        int parts = Math.ceilDiv(profile.length, JPEG_PART);
        var out = new ByteArrayOutputStream(jpeg.length + profile.length + parts * 18);
        out.write(jpeg, 0, start);
        for (int i = 0; i < parts; i++) {
            int length = Math.min(JPEG_PART, profile.length - i * JPEG_PART);
            int segment = 2 + JPEG_NAME.length + 2 + length;
            out.write(0xff);
            out.write(0xe2);
            out.write(segment >> 8);
            out.write(segment);
            out.writeBytes(JPEG_NAME);
            out.write(i + 1);
            out.write(parts);
            out.write(profile, i * JPEG_PART, length);
        }
        out.write(jpeg, start, jpeg.length - start);
        return out.toByteArray();
    }

    static byte[] inPng(byte[] png, byte[] profile) {
        var content = new ByteArrayOutputStream();
        content.writeBytes(ascii("iCCPicc\0\0"));
        content.writeBytes(deflated(profile));
        var sum = new CRC32();
        sum.update(content.toByteArray());
        var out = new ByteArrayOutputStream(png.length + content.size() + 8);
        out.write(png, 0, PNG_AFTER_HEADER);
        out.writeBytes(ByteBuffer.allocate(4).putInt(content.size() - 4).array());
        out.writeBytes(content.toByteArray());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) sum.getValue()).array());
        out.write(png, PNG_AFTER_HEADER, png.length - PNG_AFTER_HEADER);
        return out.toByteArray();
    }

    static byte[] inWebp(byte[] webp, byte[] profile, int width, int height, boolean transparent) {
        boolean extended = new String(webp, WEBP_HEADER, 4, StandardCharsets.US_ASCII).equals("VP8X");
        var chunks = new ByteArrayOutputStream(webp.length + profile.length + 40);
        if (extended) {
            chunks.write(webp, WEBP_HEADER, WEBP_EXTENDED);
        } else {
            chunks.writeBytes(extendedHeader(width, height, transparent));
        }
        chunks.writeBytes(ascii("ICCP"));
        chunks.writeBytes(littleEndian(profile.length));
        chunks.writeBytes(profile);
        if ((profile.length & 1) == 1) {
            chunks.write(0);
        }
        int rest = extended ? WEBP_HEADER + WEBP_EXTENDED : WEBP_HEADER;
        chunks.write(webp, rest, webp.length - rest);
        var bytes = chunks.toByteArray();
        bytes[8] |= WEBP_PROFILE_FLAG;
        var out = new ByteArrayOutputStream(bytes.length + WEBP_HEADER);
        out.writeBytes(ascii("RIFF"));
        out.writeBytes(littleEndian(4 + bytes.length));
        out.writeBytes(ascii("WEBP"));
        out.writeBytes(bytes);
        return out.toByteArray();
    }

    private static byte[] extendedHeader(int width, int height, boolean transparent) {
        var header = ByteBuffer.allocate(WEBP_EXTENDED).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("VP8X")).putInt(10).putInt(transparent ? 0x10 : 0);
        header.put((byte) (width - 1)).put((byte) (width - 1 >> 8)).put((byte) (width - 1 >> 16));
        header.put((byte) (height - 1)).put((byte) (height - 1 >> 8)).put((byte) (height - 1 >> 16));
        return header.array();
    }

    private static byte[] deflated(byte[] profile) {
        var deflater = new Deflater();
        try {
            deflater.setInput(profile);
            deflater.finish();
            var out = new ByteArrayOutputStream();
            var part = new byte[8192];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    private static byte[] littleEndian(int number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
