package io.bantin.article.media.upload;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.util.unit.DataSize;

/** The bytes of an uploaded file: counts them up to the limit and computes their digest while they are read. */
final class IncomingPicture extends FilterInputStream {

    private final DigestInputStream digest;
    private final DataSize limit;
    private long length;

    IncomingPicture(InputStream file, DataSize limit) {
        var digest = new DigestInputStream(file, sha256());
        super(digest);
        this.digest = digest;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        int read = super.read(bytes, offset, count);
        length += Math.max(0, read);
        if (length > limit.toBytes()) {
            throw new TooLarge();
        }
        return read;
    }

    /** Reads what follows the picture in the file: it belongs to the digest. */
    void finish() throws IOException {
        transferTo(OutputStream.nullOutputStream());
    }

    long length() {
        return length;
    }

    String sha256Hex() {
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The file exceeds the limit. */
    static final class TooLarge extends IOException {}
}
