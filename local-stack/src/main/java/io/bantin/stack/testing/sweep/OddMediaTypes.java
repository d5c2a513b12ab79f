package io.bantin.stack.testing.sweep;

import java.util.ArrayList;
import java.util.List;

/** Media types that the API neither reads nor writes. */
final class OddMediaTypes {

    private OddMediaTypes() {}

    /** Types other than JSON in UTF-8. */
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

    /** The same, and malformed types that only {@code Content-Type} can carry. */
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
                "multipart/" + Secrets.TOKEN,
                "a".repeat(5000)));
        return all;
    }
}
