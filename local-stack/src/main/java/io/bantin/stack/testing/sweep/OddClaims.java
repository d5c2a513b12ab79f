package io.bantin.stack.testing.sweep;

import io.bantin.stack.testing.TestTokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Tokens that the identity provider signed, with claims that no provider should write. */
final class OddClaims {

    private OddClaims() {}

    static List<String> tokens() {
        var odd = new ArrayList<Object>(List.of(
                "",
                "publisher",
                "publisher operator",
                5,
                true,
                1.5,
                List.of(),
                List.of(5),
                List.of(List.of("publisher")),
                List.of(Map.of("a", "b")),
                Map.of("publisher", true),
                Map.of("roles", List.of("publisher")),
                List.of("publisher", 5),
                "\ud800",
                "\u0000",
                "\r\n" + Secrets.FORGED,
                "a".repeat(4000),
                List.of("a".repeat(4000)),
                List.of("", " "),
                1e300,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                "2026-01-01",
                List.of("bantin", 5),
                List.of(List.of("bantin"))));
        var claims = List.of(
                "roles",
                "sub",
                "aud",
                "iss",
                "exp",
                "nbf",
                "iat",
                "jti",
                "name",
                "categories",
                "scope",
                "scp",
                "azp",
                "cnf");
        var signed = new ArrayList<String>();
        for (var claim : claims) {
            odd.forEach(value -> signed.add(TestTokens.withClaims("publisher", Map.of(claim, value))));
            signed.add(TestTokens.withClaims("publisher", Collections.singletonMap(claim, null)));
        }
        return signed;
    }
}
