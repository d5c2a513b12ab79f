package io.bantin.notification.mail.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderPropertiesTests {

    private static final String DELIVERY = "0kt3v9wq5d2xa.4.0kt3v9wq5d2xb";

    @Test
    void tagsTheSendersAddressWithTheDelivery() {
        var sender = new SenderProperties("tin@bantin.example", "Bản tin", "");
        assertThat(sender.returnPathOf(DELIVERY)).isEqualTo("tin+" + DELIVERY + "@bantin.example");
        assertThat(sender.domain()).isEqualTo("bantin.example");
    }

    @Test
    void takesAnotherAddressForBounces() {
        var sender = new SenderProperties("tin@bantin.example", "Bản tin", "b-{id}@bounces.example");
        assertThat(sender.returnPathOf(DELIVERY)).isEqualTo("b-" + DELIVERY + "@bounces.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bounces@example.org",
                "{id}",
                "<b+{id}@bounces.example>",
                "bounces@{id}.example.org",
                "much-too-long-for-a-local-part-{id}@example.org"
            })
    void refusesAReturnPathThatNamesNoDelivery(String returnPath) {
        assertThatThrownBy(() -> new SenderProperties("tin@bantin.example", "Bản tin", returnPath))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bantin.mail.return-path");
    }
}
