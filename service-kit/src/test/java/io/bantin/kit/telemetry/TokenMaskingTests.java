package io.bantin.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenMaskingTests {

    private static final String MASKED = """
            GET /api/subscriptions/t0k-en_1/unsubscribe, GET /api/subscriptions/***/unsubscribe
            /subscriptions/t0ken?x=1,                    /subscriptions/***?x=1
            http://h/subscriptions/confirm?token=t0ken&l, http://h/subscriptions/confirm?token=***&l
            POST /api/subscriptions/confirm,             POST /api/subscriptions/confirm
            POST /api/subscriptions,                     POST /api/subscriptions
            """;

    @ParameterizedTest
    @CsvSource(textBlock = MASKED)
    void hidesTokensInText(String text, String masked) {
        assertThat(TokenMasking.in(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({
        "/%61pi/%73ubscriptions/0kt3v9wq5d2xaQm7_Zr-81LkPx4TnVw2Yab/x, /api/subscriptions/***/x",
        "/api//subscriptions//0kt3v9wq5d2xa,                           /api//subscriptions//***",
        "/API/Subscriptions/0kt3v9wq5d2xa,                             /API/Subscriptions/***",
        "/api%2Fsubscriptions%2F0kt3v9wq5d2xa,                         /api/subscriptions/***",
        "/api%252Fsubscriptions%252F0kt3v9wq5d2xa,                     /api/subscriptions/***",
        "?to%6ben=%30kt3v9wq5d2xa,                                     ?token=***",
        "Parameter [x] with value [0kt3v9wq5d2xaQm7_Zr-81LkPx4TnVw2Yab], Parameter [x] with value [***]",
        "Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln,             Bearer ***",
        "Parameter [email] with value [ai+b@example.org],              Parameter [email] with value [***@***]",
        "email=ai%40example.org&x,                                     email=***@***&x",
        "dup key: { email: \"ai@doc-gia.example\" },                   dup key: { email: \"***@***\" }",
        "100% of a@b,                                                  100% of a@b",
        "Foo@1a2b3c and trace 0af7651916cd43dd8448eb211c80319c,        Foo@1a2b3c and trace 0af7651916cd43dd8448eb211c80319c",
        "/api/articles/%C3%A1%41,                                      /api/articles/%C3%A1%41",
    })
    void hidesTokensAndAddressesWhereverAndHoweverTheyAreWritten(String text, String masked) {
        assertThat(TokenMasking.in(text)).isEqualTo(masked);
    }

    @Test
    @Timeout(60)
    void takesTimeInProportionToTheText() {
        for (String part : List.of("a", "@", "a@", "@.", "a.", "%41", "eyJ", "/subscriptions/", "token=")) {
            assertThat(TokenMasking.in(part.repeat(100_000))).isNotNull();
        }
    }

    @Test
    void hidesTokensInSpans() {
        Observation.Context context = new Observation.Context();
        context.addHighCardinalityKeyValue(KeyValue.of("http.url", "/api/subscriptions/t0ken"));

        TokenMasking.in(context);

        assertThat(Objects.requireNonNull(context.getHighCardinalityKeyValue("http.url"))
                        .getValue())
                .isEqualTo("/api/subscriptions/***");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/subscriptions/abc, /api/subscriptions/***",
        "/api/subscriptions/abc/unsubscribe, /api/subscriptions/***/unsubscribe",
        "/subscriptions/abc?x=1, /subscriptions/***?x=1",
        "/api/subscriptions/confirm, /api/subscriptions/confirm",
        "/subscriptions/confirm?token=abc&x=1, /subscriptions/confirm?token=***&x=1",
        "/subscriptions/confirmed, /subscriptions/***",
        "/api/subscriptions, /api/subscriptions",
        "/Subscriptions//abc, /Subscriptions//***",
        "/subscriptions/confirm?Token=abc, /subscriptions/confirm?Token=***",
        "http://h:1/api/subscriptions/abc/inbox, http://h:1/api/subscriptions/***/inbox",
    })
    void masksTokensInAddresses(String address, String masked) {
        assertThat(TokenMasking.in(address)).isEqualTo(masked);
    }
}
