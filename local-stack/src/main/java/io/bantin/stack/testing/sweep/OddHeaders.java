package io.bantin.stack.testing.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Odd and malformed headers. */
final class OddHeaders {

    private OddHeaders() {}

    /** Each entry is the header lines of one request; each line is sent unchanged. */
    static List<List<String>> headers() {
        var all = new ArrayList<List<String>>();
        for (var name : List.of(
                "Accept-Language",
                "If-Match",
                "If-None-Match",
                "If-Modified-Since",
                "If-Unmodified-Since",
                "If-Range",
                "Idempotency-Key",
                "Range",
                "Content-Type",
                "Content-Encoding",
                "Content-Length",
                "Cookie",
                "Origin",
                "Referer",
                "traceparent",
                "tracestate",
                "baggage",
                "b3",
                "X-Forwarded-For",
                "X-Forwarded-Host",
                "X-Forwarded-Proto",
                "X-Forwarded-Port",
                "X-Forwarded-Prefix",
                "Forwarded",
                "X-Requested-With",
                "Expect",
                "Upgrade",
                "TE",
                "Prefer",
                "Cache-Control",
                "User-Agent",
                "X-HTTP-Method-Override",
                "Authorization",
                "Date",
                "From",
                "Last-Event-ID",
                "Accept-Charset",
                "Accept-Encoding",
                "Access-Control-Request-Method")) {
            for (var value : List.of(
                    "",
                    "\u00ff",
                    "\u00c3\u00a1",
                    "garbage",
                    "\"",
                    "W/\"1\"",
                    "*",
                    "\"1\", \"2\"",
                    "\"99999999999999999999\"",
                    ",",
                    ";;;=",
                    "a\tb",
                    "-1",
                    "99999999999999999999",
                    "bytes=0-",
                    "bytes=9-1",
                    "bytes=0-0,-1,5-",
                    "Bearer",
                    "Bearer a b",
                    "Basic ???",
                    "%ff",
                    Secrets.ADDRESS,
                    Secrets.TOKEN)) {
                all.add(List.of(name + ": " + value));
            }
        }
        all.add(List.of("Accept-Language: " + Repeated.join(11, ",", i -> "l" + (char) ('a' + i))));
        all.add(List.of("Accept-Language: " + Repeated.join(500, ",", i -> "vi;q=0." + i)));
        all.add(List.of("Accept-Language: " + Repeated.join(40, "-", _ -> "abcdefghij")));
        all.add(List.of("X-Long: " + "a".repeat(7_900)));
        all.add(List.of("X-Long: " + "a".repeat(15_000)));
        all.add(List.of("X-Long: " + "a".repeat(40_000)));
        all.add(List.of("Cookie: " + Repeated.join(1500, "; ", i -> "c" + i + "=1")));
        all.add(IntStream.range(0, 150).mapToObj(i -> "X-Many-" + i + ": 1").toList());
        all.add(List.of("X-Nul: a\u0000b"));
        all.add(List.of("X-Bell: a\u0007b"));
        all.add(List.of("X Space: " + Secrets.TOKEN));
        all.add(List.of("no-colon-" + Secrets.TOKEN));
        all.add(List.of(": " + Secrets.ADDRESS));
        all.add(List.of("X-Fold: a", " " + Secrets.TOKEN));
        all.add(List.of("\u00ff: " + Secrets.TOKEN));
        all.add(List.of("Authorization: Bearer " + Secrets.TOKEN, "Authorization: Bearer " + Secrets.TOKEN));
        all.add(List.of("Idempotency-Key: a", "Idempotency-Key: b"));
        all.add(List.of("If-Match: \"1\"", "If-Match: \"2\""));
        all.add(List.of("Content-Type: application/json", "Content-Type: text/plain"));
        all.add(List.of("Transfer-Encoding: gzip"));
        all.add(List.of("Transfer-Encoding: chunked, chunked"));
        all.add(List.of("Transfer-Encoding: " + Secrets.TOKEN));
        all.add(List.of("Content-Length: 1", "Content-Length: 2"));
        all.add(List.of("no-host: 1"));
        all.add(List.of("Host: a", "Host: b"));
        all.add(List.of("Host: a b"));
        all.add(List.of("Host: [::1"));
        all.add(List.of("Host: localhost:99999999"));
        all.add(List.of("Host: \u00ff"));
        all.add(List.of("Host:"));
        return all;
    }
}
