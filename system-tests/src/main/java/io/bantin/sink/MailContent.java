package io.bantin.sink;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** The recorded part of a mail's content: its Message-ID, and a checksum to compare it with others. */
record MailContent(String messageId, int size, int checksum) {

    private static final byte[] MESSAGE_ID = "message-id:".getBytes(StandardCharsets.US_ASCII);

    /** Reads up to the line with a single dot. Removes the first dot of any other line that begins with one. */
    static MailContent read(SmtpLines wire) throws IOException {
        var checksum = new CRC32C();
        var messageId = "";
        boolean inHeaders = true;
        boolean idFollows = false;
        int size = 0;
        while (true) {
            advance(wire);
            int stuffed = wire.length() > 0 && wire.at(0) == '.' ? 1 : 0;
            if (stuffed == 1 && wire.length() == 1) {
                return new MailContent(messageId, size, (int) checksum.getValue());
            }
            if (inHeaders) {
                if (idFollows || isMessageId(wire)) {
                    messageId = wire.text(idFollows ? 0 : MESSAGE_ID.length).strip();
                    idFollows = messageId.isEmpty();
                }
                inHeaders = wire.length() > 0;
            }
            int bytes = wire.length() + 2 - stuffed;
            checksum.update(wire.array(), wire.offset() + stuffed, bytes);
            size += bytes;
        }
    }

    static void advance(SmtpLines wire) throws IOException {
        if (!wire.advance()) {
            throw new EOFException("The sender closed in the middle of DATA");
        }
    }

    private static boolean isMessageId(SmtpLines wire) {
        if (wire.length() < MESSAGE_ID.length) {
            return false;
        }
        for (int i = 0; i < MESSAGE_ID.length; i++) {
            byte c = wire.at(i);
            if ((c >= 'A' && c <= 'Z' ? c + 32 : c) != MESSAGE_ID[i]) {
                return false;
            }
        }
        return true;
    }
}
