package io.bantin.article.media.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Copies the segments of a JPEG that its pixels need, and the colour profile. */
final class JpegCopier implements PictureCopier.Copier {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int COMMENT = 0xfe;
    private static final int BASELINE = 0xc0;
    private static final int EXTENDED = 0xc1;
    private static final int PROGRESSIVE = 0xc2;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int MAX_PROFILE = 1 << 20;
    private static final String PROFILE = "ICC_PROFILE\0";

    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private int width;
    private int height;
    private int orientation = ExifOrientation.UPRIGHT;
    private boolean hasPixels;

    @Override
    public PictureHeader copy(PictureBytes in, OutputStream out) throws IOException {
        in.skip(2);
        writeMarker(START, out);
        int marker = marker(in);
        while (marker != END) {
            marker = copySegment(marker, in, out);
        }
        writeMarker(END, out);
        if (!hasPixels) {
            throw UnreadablePicture.damaged(PictureType.JPEG);
        }
        return new PictureHeader(PictureType.JPEG, width, height, orientation, 1, false, profile());
    }

    /** Returns the next marker. */
    private int copySegment(int marker, PictureBytes in, OutputStream out) throws IOException {
        if (marker <= 0x01 || marker >= 0xd0 && marker <= START) {
            throw UnreadablePicture.damaged(PictureType.JPEG);
        }
        int length = in.bigEndian16() - 2;
        if (length < 0) {
            throw UnreadablePicture.damaged(PictureType.JPEG);
        }
        var content = in.take(length);
        if (isFrame(marker)) {
            readFrame(marker, content);
        }
        if (marker == APP1 && startsWith(content, "Exif\0")) {
            orientation = ExifOrientation.of(content);
        }
        if (marker == APP2 && startsWith(content, PROFILE) && length > PROFILE.length() + 2) {
            addProfile(content);
        }
        if (isKept(marker, content)) {
            writeMarker(marker, out);
            out.write(length + 2 >> 8);
            out.write(length + 2);
            out.write(content);
        }
        return marker == SCAN ? copyScan(in, out) : marker(in);
    }

    private void readFrame(int marker, byte[] content) throws UnreadablePicture {
        if (marker != BASELINE && marker != EXTENDED && marker != PROGRESSIVE) {
            throw UnreadablePicture.because(
                    "is a rare kind of JPEG that browsers cannot show; save it as an ordinary JPEG.");
        }
        if (content.length < 6 || width != 0) {
            throw UnreadablePicture.damaged(PictureType.JPEG);
        }
        height = (content[1] & 0xff) << 8 | content[2] & 0xff;
        width = (content[3] & 0xff) << 8 | content[4] & 0xff;
        PictureSizeLimits.check(PictureType.JPEG, width, height, marker == PROGRESSIVE);
    }

    /** Copies compressed pixels up to the next marker, and returns that marker. */
    private int copyScan(PictureBytes in, OutputStream out) throws IOException {
        if (width == 0) {
            throw UnreadablePicture.damaged(PictureType.JPEG);
        }
        hasPixels = true;
        while (true) {
            int one = in.next();
            if (one != 0xff) {
                out.write(one);
                continue;
            }
            int two = in.next();
            while (two == 0xff) {
                two = in.next();
            }
            if (two != 0 && (two < 0xd0 || two > 0xd7)) {
                return two;
            }
            out.write(one);
            out.write(two);
        }
    }

    private void addProfile(byte[] content) {
        if (profile.size() + content.length <= MAX_PROFILE) {
            int start = PROFILE.length() + 2;
            profile.write(content, start, content.length - start);
        }
    }

    private byte @Nullable [] profile() {
        return profile.size() == 0 ? null : profile.toByteArray();
    }

    private static boolean isKept(int marker, byte[] content) {
        return switch (marker) {
            case APP0 -> startsWith(content, "JFIF\0");
            case APP2 -> startsWith(content, PROFILE);
            case APP14 -> startsWith(content, "Adobe");
            case COMMENT -> false;
            default -> marker < APP0 || marker > APP15;
        };
    }

    /** The markers of frames, without those of tables among them. */
    private static boolean isFrame(int marker) {
        return marker >= BASELINE && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    private static int marker(PictureBytes in) throws IOException {
        if (in.next() != 0xff) {
            throw UnreadablePicture.damaged(PictureType.JPEG);
        }
        int marker = in.next();
        while (marker == 0xff) {
            marker = in.next();
        }
        return marker;
    }

    private static void writeMarker(int marker, OutputStream out) throws IOException {
        out.write(0xff);
        out.write(marker);
    }

    private static boolean startsWith(byte[] content, String text) {
        return content.length >= text.length()
                && new String(content, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }
}
