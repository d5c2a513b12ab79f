package io.bantin.notification.subscribers.addresses;

import static org.assertj.core.api.Assertions.assertThat;

import io.bantin.notification.subscribers.addresses.EmailAddress.Invalid;
import io.bantin.notification.subscribers.addresses.EmailAddress.Valid;
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
    void normalisesTheDomainAndKeepsTheLocalPart(String typed, String value, String key) {
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
    void refusesInvalidAddresses(String typed) {
        assertThat(EmailAddress.parse(typed)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ai@báo.example, ai@xn--bo-mia.example",
        "ai@пример.example, ai@xn--e1afmkfd.example",
        "ai@пример.xn--e1afmkfd, ai@xn--e1afmkfd.xn--e1afmkfd",
        "ai@tin-新聞.example, ai@xn--tin--yz9h497k.example",
        "ai@ＥＸＡＭＰＬＥ.org, ai@example.org",
        "ai@faß.example, ai@xn--fa-hia.example",
        "ai@FAẞ.example, ai@xn--fa-hia.example",
        "ai@xn--fa-hia.example, ai@xn--fa-hia.example",
        "ai@βόλος.example, ai@xn--nxasmm1c.example",
        "ai@نامه\u200cای.example, ai@xn--mgba3gch31f060k.example",
        "ai@example。org, ai@example.org"
    })
    void acceptsADomainInASingleScript(String typed, String value) {
        assertThat(EmailAddress.parse(typed)).isEqualTo(new Valid(new EmailAddress(value, value)));
    }

    /** Violations of the bidi rule, misplaced joiners, hyphens at the positions of punycode, punycode of forbidden characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai@aא.example",
                "ai@0א.example",
                "ai@a\u200db.example",
                "ai@a\u200cb.example",
                "ai@ab--cd.example",
                "ai@-báo.example",
                "ai@báo-.example",
                "ai@\u0301báo.example",
                "ai@xn--fass-.example",
                "ai@xn--a.example",
                "ai@b\u00adáo..example",
                "ai@☃︎_x.example"
            })
    void refusesADomainThatNoRegistryAccepts(String typed) {
        assertThat(EmailAddress.parse(typed)).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", "\t", "\n", "\r\n", "\u0085", "\u00a0", "\u00ad", "\u034f", "\u061c", "\u180e", "\u200b", "\u200e",
                "\u200f", "\u2007", "\u2028", "\u202a", "\u202c", "\u202e", "\u2060", "\u2064", "\u2066", "\u2069",
                "\u3000", "\u3164", "\ufe0f", "\ufeff", "\uffa0"
            })
    void removesInvisibleCharactersAroundAnAddress(String unseen) {
        assertThat(EmailAddress.parse(unseen + " ai@example.org" + unseen + unseen))
                .isEqualTo(new Valid(new EmailAddress("ai@example.org", "ai@example.org")));
        assertThat(EmailAddress.parse("a" + unseen + "i@example.org")).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @CsvSource({
        "ai@faß.example, ai@fass.example",
        "Ai@FASS.example, ai@fass.example",
        "ai@βόλος.example, ai@xn--nxasmq6b.example",
        "ai@ab--cd.example, ai@ab--cd.example",
        "ai@báo.example, ai@xn--bo-mia.example"
    })
    void findsTheLegacyKeyOfAnAddress(String typed, String key) {
        assertThat(LegacyEmailKey.keyOf(typed)).contains(key);
        if (EmailAddress.parse(typed) instanceof Valid valid
                && !valid.address().key().equals(key)) {
            assertThat(LegacyEmailKey.forCurrent(valid.address().key())).contains(key);
        }
    }

    /** These contain the Cyrillic letters а, е and о, or the Greek ο. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ai@exаmple.org",
                "ai@mail.exаmple.org",
                "ai@xn--exmple-4nf.org",
                "ai@gοοgle.example",
                "ai@tin1е.vn"
            })
    void refusesALookAlikeDomain(String typed) {
        assertThat(EmailAddress.parse(typed))
                .isInstanceOfSatisfying(
                        Invalid.class, invalid -> assertThat(invalid.reason()).contains("several scripts"));
    }

    @Test
    void acceptsUpTo254Characters() {
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
    void toStringOmitsTheAddress() {
        assertThat(EmailAddress.parse("ai@example.org").toString()).doesNotContain("example.org");
    }
}
