package io.bantin.notification.mail.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/**
 * A body part in base64. Whole lines up to the first token are encoded once for all recipients; the rest is encoded for each
 * recipient.
 */
final class PersonalizedBody {

    /** Bytes that make one line of 76 characters. */
    private static final int LINE = 57;

    private static final byte[] CRLF = {'\r', '\n'};

    private final byte[] shared;
    private final byte[] sharedRemainder;
    private final String personalized;

    PersonalizedBody(String content) {
        String canonical = content.replaceAll("\\R", "\r\n");
        int token = canonical.indexOf(MailContent.TOKEN);
        int end = token < 0 ? canonical.length() : token;
        byte[] before = canonical.substring(0, end).getBytes(StandardCharsets.UTF_8);
        int whole = before.length / LINE * LINE;
        this.shared = Base64.getMimeEncoder().encode(Arrays.copyOf(before, whole));
        this.sharedRemainder = Arrays.copyOfRange(before, whole, before.length);
        this.personalized = canonical.substring(end);
    }

    void writeTo(ByteArrayOutputStream out, String token) {
        if (shared.length > 0) {
            out.writeBytes(shared);
            out.writeBytes(CRLF);
        }
        byte[] own = personalized.replace(MailContent.TOKEN, token).getBytes(StandardCharsets.UTF_8);
        byte[] rest = Arrays.copyOf(sharedRemainder, sharedRemainder.length + own.length);
        System.arraycopy(own, 0, rest, sharedRemainder.length, own.length);
        out.writeBytes(Base64.getMimeEncoder().encode(rest));
        out.writeBytes(CRLF);
    }

    int size() {
        return shared.length + (sharedRemainder.length + personalized.length()) * 2;
    }
}
