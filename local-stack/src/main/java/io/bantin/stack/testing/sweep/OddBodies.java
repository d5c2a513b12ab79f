package io.bantin.stack.testing.sweep;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Odd and malformed JSON: whole bodies, and values of one field. */
final class OddBodies {

    private OddBodies() {}

    /** Bodies that are no JSON object, or an odd one. */
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
                "{\"" + Secrets.ADDRESS + "\":1}",
                "{\"" + Secrets.TOKEN + "\":1}",
                "{\"\\r\\n" + Secrets.FORGED + "\":1}",
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
                "{\"a\":\"" + Secrets.ADDRESS,
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

    /** Values of one field, as JSON. */
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
                "\"\\r\\n" + Secrets.FORGED + "\"",
                "\"x\"",
                "\"" + "a".repeat(50_000) + "\"",
                "\"" + Secrets.ADDRESS + "\"",
                "\"" + Secrets.TOKEN + "\"",
                "\"2026-13-45T99:99:99Z\"",
                "\"+999999999-01-01T00:00:00Z\"",
                "[]",
                "[null]",
                "[[]]",
                "[0]",
                "[\"\\ud800\"]",
                "[\"\\u0000\"]",
                "[\"" + Secrets.ADDRESS + "\"]",
                "[" + Repeated.join(20_000, ",", _ -> "\"a\"") + "]",
                "{}",
                "{\"a\":1}",
                "{\"\\ud800\":1}",
                "[".repeat(600) + "]".repeat(600));
    }
}
