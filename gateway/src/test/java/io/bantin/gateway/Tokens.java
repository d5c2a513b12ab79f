package io.bantin.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;

/** An identity provider with one key, and tokens with one error each. */
final class Tokens {

    static final String ISSUER = "http://identity.example";

    private static final RSAKey KEY = newKey();
    private static final RSAKey FOREIGN_KEY = newKey();

    private Tokens() {}

    static String publishKeys() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks", exchange -> {
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                }
            });
            server.start();
            return "http://127.0.0.1:%d/jwks".formatted(server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String valid() {
        return signed(claims().build(), KEY);
    }

    static String expired() {
        return signed(
                claims().expirationTime(Date.from(Instant.now().minusSeconds(300)))
                        .build(),
                KEY);
    }

    static String endless() {
        return signed(claims().expirationTime(null).build(), KEY);
    }

    static String notYetValid() {
        return signed(
                claims().notBeforeTime(Date.from(Instant.now().plusSeconds(300)))
                        .build(),
                KEY);
    }

    static String forAnotherAudience() {
        return signed(claims().audience("elsewhere").build(), KEY);
    }

    static String ofAnotherIssuer() {
        return signed(claims().issuer("http://elsewhere.example").build(), KEY);
    }

    /** Signed by another key under the right key id. */
    static String forged() {
        return signed(
                claims().build(),
                new RSAKey.Builder(FOREIGN_KEY).keyID(KEY.getKeyID()).build());
    }

    /** Signed with HS256, with the public key as the secret. A verifier that trusts the algorithm of the token accepts it. */
    static String withConfusedAlgorithm() {
        try {
            var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
            jwt.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("bantin")
                .subject("editor")
                .claim("name", "Biên tập viên")
                .claim("roles", List.of("editor"))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var jwt = new SignedJWT(header, claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
