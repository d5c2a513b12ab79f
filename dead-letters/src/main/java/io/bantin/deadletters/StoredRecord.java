package io.bantin.deadletters;

import io.bantin.deadletters.OriginalRecord.Header;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A record as it is stored: in fields, or packed if it would not fit. A document may have 16 MB, and a header takes ten times as
 * much space in it as on a topic.
 *
 * @param packed key, value and headers of a record that is large or has many headers; the other fields are empty then
 */
record StoredRecord(
        int partition,
        byte @Nullable [] key,
        byte @Nullable [] value,
        @Nullable List<Header> headers,
        byte @Nullable [] packed) {

    private static final int MAX_UNPACKED_HEADERS = 500;
    private static final int MAX_UNPACKED_BYTES = 4 * 1024 * 1024;

    static StoredRecord of(OriginalRecord record) {
        return record.headers().size() > MAX_UNPACKED_HEADERS || size(record) > MAX_UNPACKED_BYTES
                ? new StoredRecord(record.partition(), null, null, null, pack(record))
                : new StoredRecord(record.partition(), record.key(), record.value(), record.headers(), null);
    }

    OriginalRecord record() {
        return packed == null
                ? new OriginalRecord(partition, key, value, headers == null ? List.of() : headers)
                : unpack(partition, packed);
    }

    private static long size(OriginalRecord record) {
        return length(record.key())
                + length(record.value())
                + record.headers().stream()
                        .mapToLong(header -> 3L * header.name().length() + length(header.value()))
                        .sum();
    }

    private static long length(byte @Nullable [] part) {
        return part == null ? 0 : part.length;
    }

    private static byte[] pack(OriginalRecord record) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(packed))) {
            write(out, record.key());
            write(out, record.value());
            out.writeInt(record.headers().size());
            for (Header header : record.headers()) {
                write(out, header.name().getBytes(StandardCharsets.UTF_8));
                write(out, header.value());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes what is written to it", e);
        }
        return packed.toByteArray();
    }

    private static OriginalRecord unpack(int partition, byte[] packed) {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(new ByteArrayInputStream(packed)))) {
            byte[] key = read(in);
            byte[] value = read(in);
            int count = in.readInt();
            List<Header> headers = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                headers.add(new Header(String.valueOf(OriginalRecord.text(read(in))), read(in)));
            }
            return new OriginalRecord(partition, key, value, headers);
        } catch (IOException e) {
            throw new UncheckedIOException("A packed dead letter is broken", e);
        }
    }

    private static void write(DataOutputStream out, byte @Nullable [] part) throws IOException {
        out.writeInt(part == null ? -1 : part.length);
        if (part != null) {
            out.write(part);
        }
    }

    private static byte @Nullable [] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }
}
