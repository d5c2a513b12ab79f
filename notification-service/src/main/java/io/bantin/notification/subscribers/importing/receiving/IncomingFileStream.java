package io.bantin.notification.subscribers.importing.receiving;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.util.unit.DataSize;

/** The bytes of an upload. Throws if fewer bytes arrive than its Content-Length says, or more than the limit. */
final class IncomingFileStream extends FilterInputStream {

    private final long contentLength;
    private final DataSize maxSize;
    private long seen;

    /** @param contentLength negative if unknown */
    IncomingFileStream(InputStream body, long contentLength, DataSize maxSize) {
        super(body);
        this.contentLength = contentLength;
        this.maxSize = maxSize;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0 && seen < contentLength) {
            throw new EOFException("%d of %d bytes arrived".formatted(seen, contentLength));
        }
        seen += Math.max(0, count);
        if (seen > maxSize.toBytes()) {
            throw new TooLarge();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads the rest of the file: a client that is cut off while sending sees a broken connection instead of the answer. */
    void drain() {
        try {
            transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // The client is gone, or the file is too large to read to its end.
        }
    }

    /** The file exceeds the maximum size. */
    static final class TooLarge extends IOException {}
}
