package io.bantin.notification.mail.smtp;

import jakarta.mail.MessagingException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** A negative reply (4xx or 5xx) of the server: the command that it answers, its code and its text. */
record SmtpErrorReply(Command command, int code, String text) {

    enum Command {
        MAIL,
        RCPT,
        DATA
    }

    private static final int SERVICE_CLOSING = 421;
    private static final int MAX_LENGTH = 500;
    private static final Pattern ENHANCED_STATUS = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern CODE = Pattern.compile("^\\d{3}(?!\\d)");
    private static final Pattern NEGATIVE = Pattern.compile("^[45]\\d\\d(?!\\d)");
    /** Includes characters that end a line or change the text direction wherever the reply is shown. */
    private static final Pattern INVISIBLE = Pattern.compile(
            "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFE\\uFFFF]+");

    private static final Set<Integer> STRIKE_CODES = Set.of(550, 551, 553);
    /**
     * RFC 3463: no such mailbox or system, bad syntax, a mailbox that moved, a domain without mail. The other codes of 5.1.x
     * concern the sender's address or nothing in particular, and must not suppress anybody.
     */
    private static final Set<String> NO_SUCH_ADDRESS = Set.of("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10");

    /** Returns the reply in a failure; null when the connection broke. */
    static @Nullable SmtpErrorReply from(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException link; e = link.getNextException()) {
            SmtpErrorReply reply = switch (link) {
                case SMTPAddressFailedException refused ->
                    new SmtpErrorReply(Command.RCPT, refused.getReturnCode(), String.valueOf(refused.getMessage()));
                case SMTPSendFailedException refused ->
                    new SmtpErrorReply(
                            commandIn(refused.getCommand()),
                            refused.getReturnCode(),
                            String.valueOf(refused.getMessage()));
                default -> null;
            };
            // Angus reports the end of the stream as a reply with the code -1.
            if (reply != null) {
                return reply.code > 0 ? reply : null;
            }
        }
        return null;
    }

    /** Many replies quote the recipient. An address in a stored reply would outlive the erasure of its subscriber. */
    static String withoutAddress(String words, String address) {
        if (isPlain(words) && words.indexOf('@') < 0) {
            return words.strip();
        }
        String masked = Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
                .matcher(oneLine(words))
                .replaceAll("(address)");
        return cut(masked);
    }

    /** Cleans a reply that concerns no recipient. */
    static String clean(String words) {
        return isPlain(words) ? words.strip() : cut(oneLine(words));
    }

    /** Joins the messages of a failure and its cause: Angus leaves the reason to the cause. */
    static String withCause(MessagingException failure) {
        String message = String.valueOf(failure.getMessage()).strip();
        String cause = failure.getNextException() instanceof Exception next ? next.getMessage() : null;
        return cause == null || message.contains(cause) ? message : message + ": " + cause;
    }

    static boolean isNegative(String words) {
        return NEGATIVE.matcher(words).find();
    }

    /** A reply of several lines counts by its last one. */
    static int lastCode(String words, int otherwise) {
        Matcher code = CODE.matcher(lastLine(words));
        return code.find() ? Integer.parseInt(code.group()) : otherwise;
    }

    private static String lastLine(String words) {
        String text = words.stripTrailing();
        return text.substring(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
    }

    private static String oneLine(String words) {
        return INVISIBLE.matcher(decoded(words)).replaceAll(" ").strip();
    }

    /** Angus decodes replies as Latin-1. Most servers that send other characters send UTF-8. */
    private static String decoded(String words) {
        if (words.chars().anyMatch(character -> character > 0xFF)) {
            return words;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(words.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin) {
            return words;
        }
    }

    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end);
    }

    /** Printable ASCII, apart from the line end. Nearly all replies are, and need no cleaning. */
    private static boolean isPlain(String words) {
        if (words.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = words.stripTrailing().length() - 1; i >= 0; i--) {
            char character = words.charAt(i);
            if (character < ' ' || character > '~') {
                return false;
            }
        }
        return true;
    }

    /** A server that shuts down, or takes no mail for now, says nothing about a recipient. */
    boolean isAboutConnection() {
        return code == SERVICE_CLOSING || command == Command.MAIL && !isPermanent();
    }

    /** RFC 3463: 4.3.x and 4.4.x concern a mail system and the way to it, not a recipient. */
    boolean isAboutDomain() {
        String status = enhancedStatus();
        return status.startsWith("4.3.") || status.startsWith("4.4.");
    }

    boolean isPermanent() {
        return code >= 500;
    }

    /** Only the answer to RCPT can concern the address. */
    BounceType bounceType() {
        if (command != Command.RCPT || !isPermanent()) {
            return BounceType.NONE;
        }
        String status = enhancedStatus();
        if (status.isEmpty()) {
            return STRIKE_CODES.contains(code) ? BounceType.STRIKE : BounceType.NONE;
        }
        return NO_SUCH_ADDRESS.contains(status) ? BounceType.NO_SUCH_ADDRESS : BounceType.NONE;
    }

    /** Returns an empty string when the last line of the reply has no enhanced code. */
    private String enhancedStatus() {
        Matcher status = ENHANCED_STATUS.matcher(lastLine(text));
        return status.find() ? status.group(1) : "";
    }

    private static Command commandIn(String line) {
        return line.startsWith("MAIL") ? Command.MAIL : Command.DATA;
    }
}
