package io.bantin.notification.subscribers.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkTokensTests {

    private static final String ID = "0kt3v9wq5d2xa";

    @Test
    void aTokenIsValidOnlyForItsPurpose() {
        LinkTokens tokens = tokensWith("one secret");
        String token = tokens.managing(ID);
        assertThat(token).matches("[A-Za-z0-9_-]{35}").isEqualTo(tokens.managing(ID));
        assertThat(tokens.managedBy(token)).contains(ID);
        assertThat(tokens.managedBy(tokens.confirming(ID, "s1"))).isEmpty();
        assertThat(tokens.managedBy("1" + token.substring(1))).isEmpty();
        assertThat(tokens.managedBy(token + "x")).isEmpty();
        assertThat(tokens.confirms(tokens.confirming(ID, "s1"), ID, "s1")).isTrue();
        assertThat(tokens.confirms(tokens.confirming(ID, "s1"), ID, "s2")).isFalse();
        assertThat(tokens.confirms(token, ID, "s1")).isFalse();
        assertThat(tokensWith("another secret").managedBy(token)).isEmpty();
    }

    private static LinkTokens tokensWith(String secret) {
        return new LinkTokens(new TokenKey(secret));
    }
}
