package io.bantin.notification.subscribers.tokens;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes and checks tokens: a subscriber's id and 128 bits that only this service can compute. None is stored, so a copy of
 * the store opens no link, and a mail that is sent again carries the same one.
 */
@Component
public class Tokens {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{13})[A-Za-z0-9_-]{22}");

    private final TokenKey key;

    Tokens(TokenKey key) {
        this.key = key;
    }

    /** Opens a subscription to be changed or left; valid for ever. */
    public String managing(String subscriberId) {
        return subscriberId + code("manage:" + subscriberId);
    }

    /** Confirms one sign-up. */
    public String confirming(String subscriberId, String signUpId) {
        return subscriberId + code("confirm:" + subscriberId + ":" + signUpId);
    }

    /** Whose subscription the token opens; empty when it is none of ours. */
    public Optional<String> managedBy(String token) {
        return subscriberOf(token).filter(id -> isSame(managing(id), token));
    }

    /** Whose sign-up the token may confirm; which one, and whether it is genuine, is for {@link #confirms} to say. */
    public Optional<String> subscriberOf(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    public boolean confirms(String token, String subscriberId, String signUpId) {
        return isSame(confirming(subscriberId, signUpId), token);
    }

    /** What remains of an erased address: enough to recognise it, not enough to write to it. */
    public String hashOfAddress(String emailKey) {
        return HexFormat.of().formatHex(key.hmac("address:" + emailKey));
    }

    /** Under which the mails to a mailbox are counted. */
    public String hashOfMailbox(String mailbox) {
        return HexFormat.of().formatHex(key.hmac("mailbox:" + mailbox));
    }

    private String code(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(key.hmac(purpose), BYTES));
    }

    /** Takes as long whatever the number of leading characters that agree. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
