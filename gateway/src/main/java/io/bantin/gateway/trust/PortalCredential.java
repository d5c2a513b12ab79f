package io.bantin.gateway.trust;

import io.bantin.gateway.startup.Misconfigured;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secret by which the portal shows that it asks: an address shows nothing, since others may ask from the same one. */
@Component
public class PortalCredential {

    /** What carries it, on the way from the portal to the gateway only. */
    public static final String HEADER = "X-Bantin-Credential";

    private static final int SHORTEST = 32;

    private final byte[] secret;

    PortalCredential(TrustProperties properties) {
        var configured = properties.portalCredential();
        if (configured.length() < SHORTEST || configured.contains("change-me")) {
            throw new Misconfigured(
                    "PORTAL_CREDENTIAL is missing, shorter than %d characters, or an example: give the gateway and the portal the same random secret, such as of `openssl rand -hex 32`."
                            .formatted(SHORTEST));
        }
        secret = configured.getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in a time that tells nothing of the secret. */
    public boolean isShownBy(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
    }
}
