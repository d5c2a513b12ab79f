package io.bantin.stack.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;

/**
 * Documents are kept as BSON. The library changes a document in place while others may be reading it; bytes cannot be
 * changed under a reader, and take a fraction of the room.
 */
final class DocumentBytes {

    private static final int USUAL_SIZE = 512;

    private DocumentBytes() {}

    static byte[] of(Document document) {
        var buffer = Unpooled.buffer(USUAL_SIZE);
        BsonEncoder.encodeDocument(document, buffer);
        var bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    static Document read(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
