package io.bantin.notification.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.subscriptions.EmailAddress.Invalid;
import io.bantin.notification.subscriptions.EmailAddress.Valid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "ai@example.org, ai@example.org, ai@example.org",
        "' ai@example.org ', ai@example.org, ai@example.org",
        "Ai.Do+tin@Example.ORG, Ai.Do+tin@example.org, ai.do+tin@example.org",
        "AI@TINH.EXAMPLE, AI@tinh.example, ai@tinh.example",
        "ai@Bücher.example, ai@xn--bcher-kva.example, ai@xn--bcher-kva.example",
        "o'hara_{x}@a-b.example.org, o'hara_{x}@a-b.example.org, o'hara_{x}@a-b.example.org"
    })
    void writesTheDomainInOneWayAndKeepsTheLocalPart(String typed, String value, String key) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new Valid(new EmailAddress(value, key)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ai",
                "@",
                "ai@",
                "@example.org",
                "ai@localhost",
                "ai@example.",
                "ai@.org",
                "ai@exa mple.org",
                "ai@-example.org",
                "ai@127.0.0.1",
                "ai@[127.0.0.1]",
                "a b@example.org",
                ".ai@example.org",
                "ai.@example.org",
                "a..i@example.org",
                "\"a b\"@example.org",
                "ái@example.org",
                "a@b@example.org",
                "ai@example.org\r\nBcc: x@example.org",
                "ai\r\n@example.org",
                "ai\u0000@example.org",
                "ai@exam\u0007ple.org",
                "ai@example.org,bo@example.org",
                "<ai@example.org>"
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ai@báo.example, ai@xn--bo-mia.example",
        "ai@пример.example, ai@xn--e1afmkfd.example",
        "ai@пример.xn--e1afmkfd, ai@xn--e1afmkfd.xn--e1afmkfd",
        "ai@tin-新聞.example, ai@xn--tin--yz9h497k.example",
        "ai@ＥＸＡＭＰＬＥ.org, ai@example.org"
    })
    void takesADomainInAnyOneScript(String typed, String value) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new Valid(new EmailAddress(value, value)));
    }

    /** The а, е and о of these are Cyrillic, the ο is Greek. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai@exаmple.org",
                "ai@mail.exаmple.org",
                "ai@xn--exmple-4nf.org",
                "ai@gοοgle.example",
                "ai@tin1е.vn"
            })
    void refusesADomainThatLooksLikeAnother(String typed) {
        assertThat(EmailAddress.parse(typed))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.reason()).contains("several scripts"));
    }

    @Test
    void takesAddressesOf254CharactersAndNoLonger() {
        String domain = "b".repeat(62) + "." + "c".repeat(63);
        String longest = "l".repeat(64) + "@" + "a".repeat(62) + "." + domain;
        assertThat(longest).hasSize(254);
        assertThat(EmailAddress.parse(longest)).isInstanceOf(Valid.class);
        assertThat(EmailAddress.parse("l".repeat(64) + "@" + "a".repeat(63) + "." + domain))
                .isInstanceOf(Invalid.class);
        assertThat(EmailAddress.parse("l".repeat(65) + "@example.org")).isInstanceOf(Invalid.class);
        assertThat(EmailAddress.parse("l".repeat(60) + "@" + ("a".repeat(62) + ".").repeat(4) + "example"))
                .isInstanceOf(Invalid.class);
        assertThat(EmailAddress.parse("l".repeat(100_000) + "@example.org")).isInstanceOf(Invalid.class);
    }

    @Test
    void doesNotShowTheAddressWhereItMightBeLogged() {
        assertThat(EmailAddress.parse("ai@example.org").toString()).doesNotContain("example.org");
    }
}
