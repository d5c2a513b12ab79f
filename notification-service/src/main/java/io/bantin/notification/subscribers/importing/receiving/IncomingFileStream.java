package io.bantin.notification.subscribers.importing.receiving;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.util.unit.DataSize;

/** The bytes of a file as they come. That fewer come than were announced, or more than may, is an error. */
final class IncomingFileStream extends FilterInputStream {

    private final long announced;
    private final DataSize most;
    private long seen;

    /** {@code announced} is negative where it is not known. */
    IncomingFileStream(InputStream body, long announced, DataSize most) {
        super(body);
        this.announced = announced;
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0 && seen < announced) {
            throw new EOFException("%d of %d bytes came".formatted(seen, announced));
        }
        seen += Math.max(0, count);
        if (seen > most.toBytes()) {
            throw new TooLarge();
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Reads what is left: a sender who is cut off while still sending sees a broken connection, and no answer. */
    void drain() {
        try {
            transferTo(OutputStream.nullOutputStream());
        } catch (IOException gone) {
            // Then there is nobody to answer, or too much to wait for.
        }
    }

    /** More than a file may have. */
    static final class TooLarge extends IOException {}
}
