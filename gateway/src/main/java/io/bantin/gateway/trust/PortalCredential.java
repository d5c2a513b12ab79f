package io.bantin.gateway.trust;

import io.bantin.kit.startup.SharedSecret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The secret by which the gateway recognises the portal. The address proves nothing, since other processes may share it. */
@Component
public class PortalCredential {

    /** The portal sends this header; the gateway removes it. */
    public static final String HEADER = "X-Bantin-Credential";

    private final byte[] secret;

    PortalCredential(TrustProperties properties) {
        secret = SharedSecret.checked("PORTAL_CREDENTIAL", properties.portalCredential(), "the gateway and the portal")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Compares in constant time. */
    public boolean isShownBy(@Nullable String shown) {
        return shown != null && MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
    }
}
