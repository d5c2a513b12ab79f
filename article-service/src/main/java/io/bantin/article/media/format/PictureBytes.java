package io.bantin.article.media.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** Reads numbers and blocks from the bytes of a picture. Throws if the bytes end early. */
final class PictureBytes {

    private final InputStream in;
    private final byte[] buffer = new byte[8192];
    private int position;
    private int end;

    PictureBytes(InputStream in) {
        this.in = in;
    }

    /** Looks at the first bytes without taking them; fewer if there are fewer. */
    byte[] peek(int count) throws IOException {
        while (end - position < count) {
            System.arraycopy(buffer, position, buffer, 0, end - position);
            end -= position;
            position = 0;
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                break;
            }
            end += read;
        }
        return Arrays.copyOfRange(buffer, position, Math.min(end, position + count));
    }

    int next() throws IOException {
        if (position == end) {
            fill();
        }
        return buffer[position++] & 0xff;
    }

    int bigEndian16() throws IOException {
        return next() << 8 | next();
    }

    long bigEndian32() throws IOException {
        return (long) bigEndian16() << 16 | bigEndian16();
    }

    long littleEndian32() throws IOException {
        return next() | next() << 8 | next() << 16 | (long) next() << 24;
    }

    byte[] take(int count) throws IOException {
        var bytes = new byte[count];
        for (int done = 0; done < count; ) {
            if (position == end) {
                fill();
            }
            int part = Math.min(count - done, end - position);
            System.arraycopy(buffer, position, bytes, done, part);
            position += part;
            done += part;
        }
        return bytes;
    }

    void skip(long count) throws IOException {
        copy(count, OutputStream.nullOutputStream());
    }

    void copy(long count, OutputStream out) throws IOException {
        for (long left = count; left > 0; ) {
            if (position == end) {
                fill();
            }
            int part = (int) Math.min(left, end - position);
            out.write(buffer, position, part);
            position += part;
            left -= part;
        }
    }

    private void fill() throws IOException {
        int read = in.read(buffer);
        if (read <= 0) {
            throw UnreadablePicture.truncated();
        }
        position = 0;
        end = read;
    }
}
