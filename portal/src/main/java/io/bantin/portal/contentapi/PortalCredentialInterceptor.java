package io.bantin.portal.contentapi;

import io.bantin.kit.startup.SharedSecret;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Adds two headers to each call: the credential by which the gateway exempts the portal from its rate limit, and the
 * address of the reader who sent a form, because the gateway limits sign-ups by reader.
 */
@Component
class PortalCredentialInterceptor implements ClientHttpRequestInterceptor {

    static final String CREDENTIAL = "X-Bantin-Credential";

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final String credential;

    PortalCredentialInterceptor(@Value("${bantin.gateway.portal-credential}") String credential) {
        this.credential = SharedSecret.checked("PORTAL_CREDENTIAL", credential, "the gateway and the portal");
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().set(CREDENTIAL, credential);
        // A GET renders a page for all readers, so it has no reader of its own.
        if (request.getMethod() != HttpMethod.GET
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes reader) {
            request.getHeaders().put(FORWARDED_FOR, readerAddresses(reader.getRequest()));
        }
        return execution.execute(request, body);
    }

    private static List<String> readerAddresses(HttpServletRequest request) {
        var forwarded = Collections.list(request.getHeaders(FORWARDED_FOR));
        // If the container has evaluated the header, the reader is the remote address.
        return forwarded.isEmpty() ? List.of(request.getRemoteAddr()) : forwarded;
    }
}
