package io.bantin.stack.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Bearer tokens for tests: valid ones, and each kind that a service must refuse. */
public final class TestTokens {

    private static final String AUDIENCE = "bantin";
    private static final Duration VALID = Duration.ofHours(1);

    private TestTokens() {}

    /** A valid token of the account that has the name of its role. */
    public static String of(String role) {
        return of(role, role);
    }

    /** A valid token of an account with one role. */
    public static String of(String role, String account) {
        var issuer = TestStack.issuer();
        return signed(issuer.key(), claims(role, account, AUDIENCE, issuer.issuer(), VALID));
    }

    /** A token that expired an hour ago. */
    public static String expired(String role) {
        var issuer = TestStack.issuer();
        return signed(issuer.key(), claims(role, role, AUDIENCE, issuer.issuer(), VALID.negated()));
    }

    /** A token with valid claims that names the right key, but was signed with another key. */
    public static String forged(String role) {
        var issuer = TestStack.issuer();
        var stranger = new RSAKey.Builder(TestIssuer.newKey())
                .keyID(issuer.key().getKeyID())
                .build();
        return signed(stranger, claims(role, role, AUDIENCE, issuer.issuer(), VALID));
    }

    /** A token for another audience. */
    public static String wrongAudience(String role) {
        var issuer = TestStack.issuer();
        return signed(issuer.key(), claims(role, role, "elsewhere", issuer.issuer(), VALID));
    }

    /** A token of another issuer that has the same key. */
    public static String wrongIssuer(String role) {
        return signed(TestStack.issuer().key(), claims(role, role, AUDIENCE, "http://elsewhere.example", VALID));
    }

    /** A correctly signed token with these claims, of whatever type. */
    public static String withClaims(String role, Map<String, Object> claims) {
        var issuer = TestStack.issuer();
        var all = new HashMap<String, Object>(
                claims(role, role, AUDIENCE, issuer.issuer(), VALID).toJSONObject());
        all.putAll(claims);
        try {
            var token = new JWSObject(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(issuer.key().getKeyID())
                            .build(),
                    new Payload(JSONObjectUtils.toJSONString(all)));
            token.sign(new RSASSASigner(issuer.key()));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign a test token", e);
        }
    }

    private static JWTClaimsSet claims(String role, String account, String audience, String issuer, Duration left) {
        var now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(audience)
                .subject(account)
                .claim("name", "Test " + account)
                .claim("roles", List.of(role))
                .issueTime(Date.from(now.minus(VALID.multipliedBy(2))))
                .expirationTime(Date.from(now.plus(left)))
                .build();
    }

    private static String signed(RSAKey key, JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("Cannot sign a test token", e);
        }
    }
}
