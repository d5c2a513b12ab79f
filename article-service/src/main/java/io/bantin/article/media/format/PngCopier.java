package io.bantin.article.media.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Copies the chunks of a PNG that its first frame and its colours need. */
final class PngCopier implements PictureCopier.Copier {

    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "iCCP", "sRGB", "gAMA", "cHRM", "sBIT", "cICP");
    private static final int SIGNATURE_LENGTH = 8;
    private static final int HEADER_LENGTH = 13;
    private static final int ALPHA_CHANNEL = 4;

    /** Far more than a colour profile, an orientation or the number of frames takes. */
    private static final int MAX_READ_CHUNK = 1 << 20;

    private long width;
    private long height;
    private int orientation = ExifOrientation.UPRIGHT;
    private int frames = 1;
    private boolean hasPixels;
    private boolean transparent;
    private byte @Nullable [] profile;

    @Override
    public PictureHeader copy(PictureBytes in, OutputStream out) throws IOException {
        in.copy(SIGNATURE_LENGTH, out);
        String type;
        do {
            type = copyChunk(in, out);
        } while (!type.equals("IEND"));
        if (!hasPixels) {
            throw UnreadablePicture.damaged(PictureType.PNG);
        }
        PictureSizeLimits.checkFrames(frames, frames == 1 ? 0 : frames * width * height);
        return new PictureHeader(PictureType.PNG, (int) width, (int) height, orientation, frames, transparent, profile);
    }

    private String copyChunk(PictureBytes in, OutputStream out) throws IOException {
        long length = in.bigEndian32();
        var type = new String(in.take(4), StandardCharsets.ISO_8859_1);
        if (length > Integer.MAX_VALUE || (width == 0) != type.equals("IHDR")) {
            throw UnreadablePicture.damaged(PictureType.PNG);
        }
        var written = new CheckedOutputStream(KEPT.contains(type) ? out : OutputStream.nullOutputStream(), new CRC32());
        if (KEPT.contains(type)) {
            out.write(ByteBuffer.allocate(4).putInt((int) length).array());
        }
        written.write(type.getBytes(StandardCharsets.ISO_8859_1));
        if (isRead(type) && length <= MAX_READ_CHUNK) {
            var content = in.take((int) length);
            read(type, content);
            written.write(content);
        } else {
            in.copy(length, written);
        }
        long sum = in.bigEndian32();
        if (KEPT.contains(type)) {
            if (sum != written.getChecksum().getValue()) {
                throw UnreadablePicture.damaged(PictureType.PNG);
            }
            out.write(ByteBuffer.allocate(4).putInt((int) sum).array());
        }
        hasPixels |= type.equals("IDAT");
        transparent |= type.equals("tRNS");
        return type;
    }

    private static boolean isRead(String type) {
        return switch (type) {
            case "IHDR", "iCCP", "eXIf", "acTL" -> true;
            default -> false;
        };
    }

    private void read(String type, byte[] content) throws UnreadablePicture {
        switch (type) {
            case "IHDR" -> {
                if (content.length != HEADER_LENGTH) {
                    throw UnreadablePicture.damaged(PictureType.PNG);
                }
                width = ByteBuffer.wrap(content).getInt(0) & 0xffffffffL;
                height = ByteBuffer.wrap(content).getInt(4) & 0xffffffffL;
                PictureSizeLimits.check(PictureType.PNG, width, height, false);
                transparent = (content[9] & ALPHA_CHANNEL) != 0;
            }
            case "iCCP" -> profile = inflated(content);
            case "eXIf" -> orientation = ExifOrientation.of(content);
            case "acTL" ->
                frames = content.length < 4
                        ? 1
                        : Math.max(1, ByteBuffer.wrap(content).getInt(0));
            default -> throw new IllegalStateException(type);
        }
    }

    /** Null for a profile that is damaged or unreasonably large. */
    private static byte @Nullable [] inflated(byte[] content) {
        int nameEnd = 0;
        while (nameEnd < content.length && content[nameEnd] != 0) {
            nameEnd++;
        }
        int start = nameEnd + 2;
        if (start >= content.length) {
            return null;
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(content, start, content.length - start);
            var profile = new ByteArrayOutputStream();
            var part = new byte[8192];
            for (int n = inflater.inflate(part); n > 0; n = inflater.inflate(part)) {
                profile.write(part, 0, n);
                if (profile.size() > MAX_READ_CHUNK) {
                    return null;
                }
            }
            return inflater.finished() ? profile.toByteArray() : null;
        } catch (DataFormatException damaged) {
            return null;
        } finally {
            inflater.end();
        }
    }
}
