package io.bantin.deadletters;

import io.bantin.deadletters.OriginalRecord.Header;
import io.bantin.kit.topics.DeadLetterTopic;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The id of a record's dead letter: a hash of consumer group, topic, key, value and the attributes of the event. Offset and other
 * headers are left out, because a repeated event has another offset and may have another trace.
 */
final class RecordFingerprint {

    private static final int LENGTH = 16;

    private final MessageDigest digest;

    private RecordFingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    static String of(DeadLetterTopic from, OriginalRecord record) {
        RecordFingerprint print = new RecordFingerprint(sha256());
        print.add(from.group());
        print.add(from.topic().topicName());
        print.add(record.key());
        print.add(record.value());
        record.headers().stream()
                .filter(header -> header.name().startsWith("ce_"))
                .sorted(Comparator.comparing(Header::name))
                .forEach(print::add);
        return HexFormat.of().formatHex(print.digest.digest(), 0, LENGTH);
    }

    private void add(Header header) {
        add(header.name());
        add(header.value());
    }

    private void add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds the length too, so that no two sequences of parts give the same bytes. */
    private void add(byte @Nullable [] part) {
        int length = part == null ? -1 : part.length;
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
        if (part != null) {
            digest.update(part);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
