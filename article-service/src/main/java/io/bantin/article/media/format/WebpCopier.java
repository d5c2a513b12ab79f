package io.bantin.article.media.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Copies a WebP. The file begins with its length, so private chunks are not left out but overwritten with zeros under a name
 * that decoders skip. Of an animation, only the first frame is copied.
 */
final class WebpCopier implements PictureCopier.Copier {

    private static final int HEADER_LENGTH = 12;
    private static final int EXTENDED_LENGTH = 10;
    private static final int FRAME_HEADER_LENGTH = 16;
    private static final int MAX_READ_CHUNK = 1 << 20;
    private static final int PROFILE_FLAG = 0x20;
    private static final int ALPHA_FLAG = 0x10;
    private static final int ANIMATION_FLAG = 0x02;
    private static final byte[] SKIPPED = ascii("SKIP");

    private int width;
    private int height;
    private int orientation = ExifOrientation.UPRIGHT;
    private int frames;
    private int flags;
    private boolean transparent;
    private byte @Nullable [] profile;

    @Override
    public PictureHeader copy(PictureBytes in, OutputStream out) throws IOException {
        var file = in.take(HEADER_LENGTH);
        long left = (ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffffffffL) - 4;
        boolean first = true;
        while (left >= 8) {
            var name = in.take(4);
            long length = in.littleEndian32();
            long padded = length + (length & 1);
            left -= 8 + padded;
            if (left < 0) {
                throw damaged();
            }
            if (first) {
                var flag = in.peek(1);
                if (!text(name).equals("VP8X") || flag.length == 0 || (flag[0] & ANIMATION_FLAG) == 0) {
                    out.write(file);
                }
                first = false;
            }
            copyChunk(name, length, padded, in, out);
        }
        if (frames == 0) {
            throw damaged();
        }
        return new PictureHeader(PictureType.WEBP, width, height, orientation, frames, transparent, profile);
    }

    private void copyChunk(byte[] name, long length, long padded, PictureBytes in, OutputStream out)
            throws IOException {
        switch (text(name)) {
            case "VP8X" -> readExtended(take(length, padded, in), name, out);
            case "ICCP" -> {
                profile = take(length, padded, in);
                write(name, profile, isAnimated() ? OutputStream.nullOutputStream() : out);
            }
            case "ANMF" -> copyFrame(length, padded, in, out);
            case "VP8 ", "VP8L" -> {
                checkPixels(text(name), in);
                frames++;
                writeHeader(name, length, out);
                in.copy(padded, out);
            }
            case "ALPH" -> {
                writeHeader(name, length, out);
                in.copy(padded, out);
            }
            case "EXIF" -> {
                orientation = ExifOrientation.of(take(length, padded, in));
                blank(length, padded, out);
            }
            default -> {
                in.skip(padded);
                blank(length, padded, out);
            }
        }
    }

    private void readExtended(byte[] content, byte[] name, OutputStream out) throws IOException {
        if (content.length < EXTENDED_LENGTH || width != 0) {
            throw damaged();
        }
        flags = content[0];
        transparent = (flags & ALPHA_FLAG) != 0;
        width = 1 + number24(content, 4);
        height = 1 + number24(content, 7);
        PictureSizeLimits.check(PictureType.WEBP, width, height, false);
        if (!isAnimated()) {
            // Without the flags of Exif and XMP.
            content[0] = (byte) (flags & (PROFILE_FLAG | ALPHA_FLAG));
            write(name, content, out);
        }
    }

    private boolean isAnimated() {
        return (flags & ANIMATION_FLAG) != 0;
    }

    private void copyFrame(long length, long padded, PictureBytes in, OutputStream out) throws IOException {
        if (!isAnimated() || length < FRAME_HEADER_LENGTH) {
            throw damaged();
        }
        frames++;
        var frame = in.take(FRAME_HEADER_LENGTH);
        long rest = padded - FRAME_HEADER_LENGTH;
        int frameWidth = 1 + number24(frame, 6);
        int frameHeight = 1 + number24(frame, 9);
        PictureSizeLimits.check(PictureType.WEBP, frameWidth, frameHeight, true);
        PictureSizeLimits.checkFrames(frames, frames == 1 ? 0 : (long) frames * width * height);
        if (frames > 1) {
            in.skip(rest);
            return;
        }
        width = frameWidth;
        height = frameHeight;
        writeStill(in, rest, out);
    }

    /** Writes the first frame as a file of its own. */
    private void writeStill(PictureBytes in, long rest, OutputStream out) throws IOException {
        var head = new ByteArrayOutputStream();
        var extended = ByteBuffer.allocate(EXTENDED_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        extended.put((byte) (flags & ALPHA_FLAG | (profile == null ? 0 : PROFILE_FLAG)));
        extended.put(4, (byte) (width - 1)).put(5, (byte) (width - 1 >> 8)).put(6, (byte) (width - 1 >> 16));
        extended.put(7, (byte) (height - 1)).put(8, (byte) (height - 1 >> 8)).put(9, (byte) (height - 1 >> 16));
        write(ascii("VP8X"), extended.array(), head);
        if (profile != null) {
            write(ascii("ICCP"), profile, head);
        }
        out.write(ascii("RIFF"));
        out.write(littleEndian(4 + head.size() + rest));
        out.write(ascii("WEBP"));
        head.writeTo(out);
        in.copy(rest, out);
    }

    /** Checks the dimensions in the pixels' own header: the decoder goes by them. */
    private void checkPixels(String name, PictureBytes in) throws IOException {
        boolean lossless = name.equals("VP8L");
        var head = in.peek(lossless ? 5 : 10);
        if (head.length < (lossless ? 5 : 10)) {
            throw UnreadablePicture.truncated();
        }
        var numbers = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        int ownWidth;
        int ownHeight;
        if (lossless) {
            int bits = numbers.getInt(1);
            ownWidth = 1 + (bits & 0x3fff);
            ownHeight = 1 + (bits >> 14 & 0x3fff);
            transparent |= (bits >> 28 & 1) != 0;
        } else {
            ownWidth = numbers.getShort(6) & 0x3fff;
            ownHeight = numbers.getShort(8) & 0x3fff;
        }
        PictureSizeLimits.check(PictureType.WEBP, ownWidth, ownHeight, lossless);
        if (frames > 0 || width != 0 && (ownWidth != width || ownHeight != height)) {
            throw damaged();
        }
        width = ownWidth;
        height = ownHeight;
    }

    private static byte[] take(long length, long padded, PictureBytes in) throws IOException {
        if (length > MAX_READ_CHUNK) {
            throw damaged();
        }
        var content = in.take((int) length);
        in.skip(padded - length);
        return content;
    }

    private void blank(long length, long padded, OutputStream out) throws IOException {
        if (isAnimated()) {
            return;
        }
        writeHeader(SKIPPED, length, out);
        var zeros = new byte[8192];
        for (long left = padded; left > 0; left -= Math.min(left, zeros.length)) {
            out.write(zeros, 0, (int) Math.min(left, zeros.length));
        }
    }

    private static void write(byte[] name, byte[] content, OutputStream out) throws IOException {
        writeHeader(name, content.length, out);
        out.write(content);
        if ((content.length & 1) == 1) {
            out.write(0);
        }
    }

    private static void writeHeader(byte[] name, long length, OutputStream out) throws IOException {
        out.write(name);
        out.write(littleEndian(length));
    }

    private static byte[] littleEndian(long number) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) number)
                .array();
    }

    private static int number24(byte[] bytes, int at) {
        return bytes[at] & 0xff | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(byte[] name) {
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    private static UnreadablePicture damaged() {
        return UnreadablePicture.damaged(PictureType.WEBP);
    }
}
