package io.bantin.stack.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Publishes the key that signs the tokens of tests. */
record TestIssuer(RSAKey key, int port) {

    private static final String KEYS = "/oauth2/jwks";

    static TestIssuer start() {
        try {
            var key = newKey();
            var body = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(KEYS, exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return new TestIssuer(key, server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start the issuer of test tokens", e);
        }
    }

    static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("No RSA key", e);
        }
    }

    String issuer() {
        return "http://localhost:" + port;
    }

    String jwks() {
        return issuer() + KEYS;
    }
}
