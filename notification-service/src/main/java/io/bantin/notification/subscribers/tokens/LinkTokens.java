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
 * Creates and checks the tokens in links: a subscriber's id and 128 bits that only this service can compute. LinkTokens are not
 * stored, so a copy of the store opens no link. A mail that is sent again has the same token.
 */
@Component
public class LinkTokens {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{13})[A-Za-z0-9_-]{22}");

    private final TokenKey key;

    LinkTokens(TokenKey key) {
        this.key = key;
    }

    /** A token for changing or ending a subscription. It never expires. */
    public String managing(String subscriberId) {
        return subscriberId + code("manage:" + subscriberId);
    }

    /** A token for confirming one sign-up. */
    public String confirming(String subscriberId, String signUpId) {
        return subscriberId + code("confirm:" + subscriberId + ":" + signUpId);
    }

    /** The id of the subscriber whose subscription the token opens; empty if the token is invalid. */
    public Optional<String> managedBy(String token) {
        return subscriberOf(token).filter(id -> isSame(managing(id), token));
    }

    /** The subscriber's id in the token, unverified: {@link #confirms} checks the token for one sign-up. */
    public Optional<String> subscriberOf(String token) {
        Matcher form = FORM.matcher(token);
        return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
    }

    public boolean confirms(String token, String subscriberId, String signUpId) {
        return isSame(confirming(subscriberId, signUpId), token);
    }

    /** A hash by which an erased address can be recognised but not reconstructed. */
    public String hashOfAddress(String emailKey) {
        return HexFormat.of().formatHex(key.hmac("address:" + emailKey));
    }

    /** The hash under which the mails to a mailbox are counted. */
    public String hashOfMailbox(String mailbox) {
        return HexFormat.of().formatHex(key.hmac("mailbox:" + mailbox));
    }

    private String code(String purpose) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(key.hmac(purpose), BYTES));
    }

    /** Compares in constant time. */
    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.US_ASCII), given.getBytes(StandardCharsets.US_ASCII));
    }
}
