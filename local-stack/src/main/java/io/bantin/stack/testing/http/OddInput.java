package io.bantin.stack.testing.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Malformed and odd parts of requests, each of a kind that some framework once answered with an error of its own. */
final class OddInput {

    /** Personal data and a token, as they come by mistake or on purpose; no log may show them. */
    static final String ADDRESS = "an.danh+bi.mat@doc-gia.example";

    static final String TOKEN = "0kt3v9wq5d2xaQm7_Zr-81LkPx4TnVw2Yab";
    static final String FORGED = "2026-01-01T00:00:00.000Z  INFO [,] forged";

    private static final String ENCODED_FORGED = "%0d%0a" + FORGED.replace(" ", "%20");

    private OddInput() {}

    static List<String> pathSegments() {
        return List.of(
                "%ff",
                "%c0%af",
                "%00",
                "%0a",
                "%0d%0aX:y",
                "%",
                "%zz",
                "%2",
                "%2f",
                "%5c",
                "%2e%2e",
                "..",
                ";a=b",
                "a;b",
                "a|b",
                "<a>",
                "\"",
                "{a}",
                "[a]",
                "a^b",
                "`",
                "\u00ff",
                "\u00c3\u00a1",
                "%ED%A0%80",
                "%F0%9F%98%80",
                "%u0041",
                "a%20b",
                "%25",
                "%2525",
                "$where",
                "a.b",
                "*",
                "null",
                "-1",
                "99999999999999999999",
                "%E2%80%AE",
                "%7f",
                "a".repeat(3000),
                "%41".repeat(900),
                TOKEN,
                ADDRESS,
                ADDRESS.replace("@", "%40"),
                ENCODED_FORGED);
    }

    /** Queries that are refused, or pass, but break nothing. */
    static List<String> queries() {
        return List.of(
                "x=%ff",
                "%ff=x",
                "x=%c0%af",
                "x=%",
                "x=%zz",
                "%zz=1",
                "x=%2",
                "x[]=1",
                "x%5B%5D=1",
                "x{a}=1",
                "x|y=1",
                "categories[9999999]=1",
                "categories%5B9999999%5D=1",
                "a.b.c=1",
                "class.classLoader=1",
                "=x",
                "&&&",
                "x",
                "x=%00",
                "%00=x",
                "x=%ED%A0%80",
                "x=\u00ff",
                "\u00ff",
                "_method=DELETE",
                "%0d%0aSet-Cookie:a=b",
                "<a>=1",
                many(1001, "&", i -> "p" + i + "=1"),
                many(20_000, "&", i -> "p"),
                "x=" + "a".repeat(7000),
                "email=" + ADDRESS,
                "email=" + ADDRESS.replace("@", "%40"),
                "token=" + TOKEN,
                "to%6ben=" + TOKEN,
                TOKEN + "=%ff",
                ADDRESS + "=%ff",
                "x=%ff&token=" + TOKEN,
                ENCODED_FORGED + "=%ff",
                ENCODED_FORGED + "=1",
                "access_token=" + TOKEN);
    }

    /** Values of a parameter that an endpoint knows. */
    static List<String> values() {
        return List.of(
                "",
                "%00",
                "%ff",
                "abc",
                "-1",
                "0",
                "101",
                "1.5",
                "1e9",
                "0x10",
                "99999999999999999999",
                "%D9%A3",
                "NaN",
                "null",
                "%20",
                "%0a",
                "a".repeat(5000),
                "%F0%9F%98%80",
                "%E2%80%AE",
                "'",
                "%22",
                "$ne",
                "{}",
                "%7B%22a%22:1%7D",
                "MA",
                "MQ==",
                "AAAA",
                "____",
                "....",
                "0-0",
                "999999999-999999999",
                "2026-13-45T99:99:99Z",
                TOKEN,
                ADDRESS.replace("@", "%40"));
    }

    /** Headers; a line is sent as it stands. */
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
                    ADDRESS,
                    TOKEN)) {
                all.add(List.of(name + ": " + value));
            }
        }
        all.add(List.of("Accept-Language: " + many(11, ",", i -> "l" + (char) ('a' + i))));
        all.add(List.of("Accept-Language: " + many(500, ",", i -> "vi;q=0." + i)));
        all.add(List.of("Accept-Language: " + many(40, "-", _ -> "abcdefghij")));
        all.add(List.of("X-Long: " + "a".repeat(7_900)));
        all.add(List.of("X-Long: " + "a".repeat(15_000)));
        all.add(List.of("X-Long: " + "a".repeat(40_000)));
        all.add(List.of("Cookie: " + many(1500, "; ", i -> "c" + i + "=1")));
        all.add(IntStream.range(0, 150).mapToObj(i -> "X-Many-" + i + ": 1").toList());
        all.add(List.of("X-Nul: a\u0000b"));
        all.add(List.of("X-Bell: a\u0007b"));
        all.add(List.of("X Space: " + TOKEN));
        all.add(List.of("no-colon-" + TOKEN));
        all.add(List.of(": " + ADDRESS));
        all.add(List.of("X-Fold: a", " " + TOKEN));
        all.add(List.of("\u00ff: " + TOKEN));
        all.add(List.of("Authorization: Bearer " + TOKEN, "Authorization: Bearer " + TOKEN));
        all.add(List.of("Idempotency-Key: a", "Idempotency-Key: b"));
        all.add(List.of("If-Match: \"1\"", "If-Match: \"2\""));
        all.add(List.of("Content-Type: application/json", "Content-Type: text/plain"));
        all.add(List.of("Transfer-Encoding: gzip"));
        all.add(List.of("Transfer-Encoding: chunked, chunked"));
        all.add(List.of("Transfer-Encoding: " + TOKEN));
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

    /** Media types that are no JSON in UTF-8. */
    static List<String> foreignTypes() {
        return List.of(
                "application/yaml",
                "application/x-yaml",
                "text/yaml",
                "application/xml",
                "text/xml",
                "application/cbor",
                "application/x-jackson-smile",
                "application/x-protobuf",
                "text/plain",
                "text/plain;charset=utf-8",
                "text/html",
                "text/json",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "application/json-seq",
                "application/x-ndjson",
                "application/vnd.api+json",
                "application/problem+json",
                "application/merge-patch+json",
                "application/problem+xml",
                "image/png",
                "text/event-stream",
                "application/pdf",
                "application/smile",
                "application/msgpack",
                "application/avro",
                "application/toml");
    }

    /** As {@link #foreignTypes()}, and such as only a body can have. */
    static List<String> foreignBodies() {
        var all = new ArrayList<>(foreignTypes());
        all.addAll(List.of(
                "application/json;charset=UTF-16",
                "application/json;charset=ISO-8859-1",
                "application/json; charset=windows-1252",
                "application/json;charset=foo",
                "application/json;charset=",
                "application/json;charset=\"",
                "application",
                "/",
                "*/*",
                "application/*",
                "application/",
                ";",
                ",",
                "application/json, text/plain",
                "\u00ff/\u00ff",
                "multipart/form-data",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=x",
                "multipart/form-data; boundary=" + "x".repeat(100),
                "multipart/mixed; boundary=\"",
                "multipart/" + TOKEN,
                "a".repeat(5000)));
        return all;
    }

    /** Bodies that are no object of JSON, or an odd one. */
    static List<byte[]> bodies() {
        var texts = List.of(
                "",
                " ",
                "null",
                "true",
                "1",
                "\"a\"",
                "[]",
                "[[[[",
                "{",
                "}",
                "{\"",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":1}//x",
                "{} {}",
                "{}]",
                "{\"a\":1,\"a\":2}",
                "{\"\\u0000\":1}",
                "{\"\\ud800\":1}",
                "{\"" + ADDRESS + "\":1}",
                "{\"" + TOKEN + "\":1}",
                "{\"\\r\\n" + FORGED + "\":1}",
                "{\"" + "a".repeat(100_000) + "\":1}",
                "\ufeff{}",
                "<a/>",
                "---\na: 1\n",
                "%PDF-1.4",
                "[".repeat(200_000),
                "{\"a\":".repeat(100_000),
                "{\"a\":" + "9".repeat(100_000) + "}",
                "{\"a\":1e999999999}",
                "{\"a\":\"\u0001\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"" + ADDRESS,
                "{\"__proto__\":{}}",
                "{\"@class\":\"java.lang.Runtime\"}",
                "{\"$where\":1}");
        var all = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .collect(Collectors.toCollection(ArrayList::new));
        all.add("{}".getBytes(StandardCharsets.UTF_16BE));
        all.add("{}".getBytes(StandardCharsets.UTF_16LE));
        all.add("{\"a\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1));
        all.add(new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'});
        all.add(new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'});
        all.add(new byte[] {0, 0, 0, 0});
        return all;
    }

    /** Values of a field, in JSON. */
    static List<String> fieldValues() {
        return List.of(
                "null",
                "true",
                "0",
                "-1",
                "1.5",
                "1e400",
                "1e999999999",
                "9".repeat(2000),
                "\"\"",
                "\" \"",
                "\"\\u0000\"",
                "\"a\\u0000b\"",
                "\"\\ud800\"",
                "\"\\udc00\\ud800\"",
                "\"\\ufffe\\uffff\"",
                "\"\\u202e\\u2028\"",
                "\"\\r\\n" + FORGED + "\"",
                "\"x\"",
                "\"" + "a".repeat(50_000) + "\"",
                "\"" + ADDRESS + "\"",
                "\"" + TOKEN + "\"",
                "\"2026-13-45T99:99:99Z\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "[]",
                "[null]",
                "[[]]",
                "[0]",
                "[\"\\ud800\"]",
                "[\"\\u0000\"]",
                "[\"" + ADDRESS + "\"]",
                "[" + many(20_000, ",", _ -> "\"a\"") + "]",
                "{}",
                "{\"a\":1}",
                "{\"\\ud800\":1}",
                "[".repeat(600) + "]".repeat(600));
    }

    private static String many(int count, String between, java.util.function.IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(between));
    }
}
