package io.bantin.notification.smtp;

import jakarta.mail.MessagingException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/** A refusal by the receiver: to which command, with which code, in which words. */
record SmtpReply(Command to, int code, String text) {

    enum Command {
        MAIL,
        RCPT,
        DATA
    }

    private static final int SERVICE_CLOSING = 421;
    private static final int LONGEST = 500;
    private static final Pattern ENHANCED_STATUS = Pattern.compile("^\\d{3}[ -](\\d\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cc}+");
    private static final Set<Integer> BARE_NO_SUCH_ADDRESS = Set.of(550, 551, 553);
    /** RFC 3463: 5.1.x is about an address, these two about the sender's: our own fault must not empty the list. */
    private static final Set<String> ABOUT_SENDER = Set.of("5.1.7", "5.1.8");

    /** The reply that a failure was made of; none when the line broke. */
    static @Nullable SmtpReply in(MessagingException failure) {
        for (Exception e = failure; e instanceof MessagingException link; e = link.getNextException()) {
            SmtpReply reply = switch (link) {
                case SMTPAddressFailedException refused ->
                    new SmtpReply(Command.RCPT, refused.getReturnCode(), String.valueOf(refused.getMessage()));
                case SMTPSendFailedException refused ->
                    new SmtpReply(
                            command(refused.getCommand()),
                            refused.getReturnCode(),
                            String.valueOf(refused.getMessage()));
                default -> null;
            };
            // Angus reports an end of the stream as a reply with the code -1.
            if (reply != null) {
                return reply.code > 0 ? reply : null;
            }
        }
        return null;
    }

    /** Replies like to quote the recipient; what is kept must not outlive an erasure. */
    static String withoutAddress(String words, String address) {
        if (words.length() <= LONGEST && words.indexOf('@') < 0 && isOneLine(words)) {
            return words.strip();
        }
        String line = INVISIBLE.matcher(words).replaceAll(" ").strip();
        String masked = Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
                .matcher(line)
                .replaceAll("(address)");
        return masked.substring(0, Math.min(LONGEST, masked.length()));
    }

    /** So are nearly all replies: what they say need not be looked for then. The end of the line does not count. */
    private static boolean isOneLine(String words) {
        for (int i = words.stripTrailing().length() - 1; i >= 0; i--) {
            if (Character.isISOControl(words.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Closing the service, or being unable to take any mail now, says nothing about one recipient. */
    boolean isAboutConnection() {
        return code == SERVICE_CLOSING || to == Command.MAIL && !isPermanent();
    }

    /** RFC 3463: 4.3.x and 4.4.x are about a mail system and the way to it, whoever the mail is for. */
    boolean isAboutDomain() {
        Matcher status = ENHANCED_STATUS.matcher(text);
        return status.find()
                && (status.group(1).startsWith("4.3.") || status.group(1).startsWith("4.4."));
    }

    boolean isPermanent() {
        return code >= 500;
    }

    boolean saysNoSuchAddress() {
        if (to != Command.RCPT || !isPermanent()) {
            return false;
        }
        Matcher status = ENHANCED_STATUS.matcher(text);
        return status.find()
                ? status.group(1).startsWith("5.1.") && !ABOUT_SENDER.contains(status.group(1))
                : BARE_NO_SUCH_ADDRESS.contains(code);
    }

    private static Command command(String line) {
        return line.startsWith("MAIL") ? Command.MAIL : Command.DATA;
    }
}
