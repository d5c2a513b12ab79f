package io.bantin.article.media.format;

import java.io.IOException;
import java.io.OutputStream;

/** Copies the first frame of a GIF, and counts the others. */
final class GifCopier implements PictureCopier.Copier {

    private static final int HEADER_LENGTH = 6;
    private static final int SCREEN_LENGTH = 7;
    private static final int FRAME_LENGTH = 9;
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    private static final int END = 0x3b;

    /** The extension with the transparent colour of the next frame. */
    private static final int CONTROL = 0xf9;

    private int width;
    private int height;
    private int frames;
    private long pixels;
    private boolean transparent;

    @Override
    public PictureHeader copy(PictureBytes in, OutputStream out) throws IOException {
        in.copy(HEADER_LENGTH, out);
        var screen = in.take(SCREEN_LENGTH);
        out.write(screen);
        in.copy(tableLength(screen[4]), out);
        int block = in.next();
        while (block != END) {
            var kept = frames == 0 ? out : OutputStream.nullOutputStream();
            switch (block) {
                case EXTENSION -> copyExtension(in, kept);
                case FRAME -> copyFrame(in, kept);
                default -> throw UnreadablePicture.damaged(PictureType.GIF);
            }
            block = in.next();
        }
        out.write(END);
        if (frames == 0) {
            throw UnreadablePicture.damaged(PictureType.GIF);
        }
        return new PictureHeader(PictureType.GIF, width, height, ExifOrientation.UPRIGHT, frames, transparent, null);
    }

    private void copyExtension(PictureBytes in, OutputStream out) throws IOException {
        int label = in.next();
        if (label == CONTROL && frames == 0) {
            var control = in.peek(2);
            transparent = control.length == 2 && (control[1] & 1) != 0;
        }
        var kept = label == CONTROL ? out : OutputStream.nullOutputStream();
        kept.write(EXTENSION);
        kept.write(label);
        copySubBlocks(in, kept);
    }

    private void copyFrame(PictureBytes in, OutputStream out) throws IOException {
        var frame = in.take(FRAME_LENGTH);
        int frameWidth = (frame[5] & 0xff) << 8 | frame[4] & 0xff;
        int frameHeight = (frame[7] & 0xff) << 8 | frame[6] & 0xff;
        PictureSizeLimits.check(PictureType.GIF, frameWidth, frameHeight, false);
        if (frames == 0) {
            width = frameWidth;
            height = frameHeight;
        }
        frames++;
        pixels += (long) frameWidth * frameHeight;
        PictureSizeLimits.checkFrames(frames, frames == 1 ? 0 : pixels);
        out.write(FRAME);
        out.write(frame);
        in.copy(tableLength(frame[8]), out);
        out.write(in.next());
        copySubBlocks(in, out);
    }

    private static void copySubBlocks(PictureBytes in, OutputStream out) throws IOException {
        int length;
        do {
            length = in.next();
            out.write(length);
            in.copy(length, out);
        } while (length > 0);
    }

    private static int tableLength(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }
}
