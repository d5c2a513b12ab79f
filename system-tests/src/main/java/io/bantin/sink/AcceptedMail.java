package io.bantin.sink;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A mail that the sink accepted for one recipient.
 *
 * @param at the time just before the answer, in microseconds
 * @param messageId the header's value, with its angle brackets; empty when there is none
 * @param size of the content in bytes, dots unstuffed
 * @param checksum CRC-32C of the content: mails that repeat each other have the same
 */
public record AcceptedMail(Instant at, String messageId, String recipient, int size, int checksum) {

    private static final int FIELDS = 5;
    private static final int HEX = 16;

    public AcceptedMail {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** One line, without its end. */
    String line() {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, at);
        return micros + "\t" + printable(messageId) + "\t" + printable(recipient) + "\t" + size + "\t"
                + Integer.toHexString(checksum);
    }

    static AcceptedMail parse(String line) {
        var fields = line.split("\t", FIELDS);
        return new AcceptedMail(
                Instant.EPOCH.plus(Long.parseLong(fields[0]), ChronoUnit.MICROS),
                fields[1],
                fields[2],
                Integer.parseInt(fields[3]),
                Integer.parseUnsignedInt(fields[4], HEX));
    }

    /** Removes characters that would break the line. */
    private static String printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ') {
                return text.replaceAll("\\p{Cntrl}", "");
            }
        }
        return text;
    }
}
