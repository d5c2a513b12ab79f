package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stores documents as BSON. The library changes a document in place while another thread may read it; bytes cannot change
 * under a reader, and need a fraction of the memory.
 */
final class DocumentBytes {

    private static final int USUAL_SIZE = 512;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int position;

    private DocumentBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    static byte[] of(Document document) {
        var buffer = Unpooled.buffer(USUAL_SIZE);
        BsonEncoder.encodeDocument(document, buffer);
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document read(byte[] bytes) {
        return read(bytes, WantedFields.ALL);
    }

    /** Skips the fields that the query does not need. */
    static Document read(byte[] bytes, Predicate<String> wanted) {
        return new DocumentBytes(bytes).document(wanted);
    }

    private Document document(Predicate<String> wanted) {
        var document = new Document();
        position += Integer.BYTES;
        for (byte type = bytes[position++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[position++]) {
            var name = name();
            if (wanted.test(name)) {
                document.put(name, value(type));
            } else {
                position += size(type);
            }
        }
        return document;
    }

    /** The library decodes an array as a document with the names 0, 1, 2 first, which is most of the time for a chunk. */
    private List<@Nullable Object> array() {
        var array = new ArrayList<@Nullable Object>();
        position += Integer.BYTES;
        for (byte type = bytes[position++]; type != BsonConstants.TERMINATING_BYTE; type = bytes[position++]) {
            position = endOfName() + 1;
            array.add(value(type));
        }
        return array;
    }

    private @Nullable Object value(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_UTF8_STRING -> string();
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT -> document(WantedFields.ALL);
            case BsonConstants.TYPE_ARRAY -> array();
            default -> other(type);
        };
    }

    private String string() {
        int length = (int) INT.get(bytes, position);
        var string = new String(bytes, position + Integer.BYTES, length - 1, StandardCharsets.UTF_8);
        position += Integer.BYTES + length;
        return string;
    }

    private @Nullable Object other(byte type) {
        var rest = Unpooled.wrappedBuffer(bytes, position, bytes.length - position);
        var value = BsonDecoder.decodeValue(type, rest);
        position += rest.readerIndex();
        return value;
    }

    private String name() {
        int end = endOfName();
        var name = new String(bytes, position, end - position, StandardCharsets.UTF_8);
        position = end + 1;
        return name;
    }

    private int endOfName() {
        int end = position;
        while (bytes[end] != BsonConstants.STRING_TERMINATION) {
            end++;
        }
        return end;
    }

    /** The size in bytes of the value that begins here. */
    private int size(byte type) {
        return switch (type) {
            case BsonConstants.TYPE_EMBEDDED_DOCUMENT, BsonConstants.TYPE_ARRAY -> (int) INT.get(bytes, position);
            case BsonConstants.TYPE_UTF8_STRING -> Integer.BYTES + (int) INT.get(bytes, position);
            case BsonConstants.TYPE_DATA -> Integer.BYTES + 1 + (int) INT.get(bytes, position);
            default -> {
                int before = position;
                other(type);
                int size = position - before;
                position = before;
                yield size;
            }
        };
    }
}
