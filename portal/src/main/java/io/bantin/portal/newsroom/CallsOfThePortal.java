package io.bantin.portal.newsroom;

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
 * Shows the gateway that the portal calls, whose calls it does not limit, and for which reader it sends a form: the
 * gateway limits sign-ups by reader.
 */
@Component
class CallsOfThePortal implements ClientHttpRequestInterceptor {

    static final String CREDENTIAL = "X-Bantin-Credential";

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int SHORTEST = 32;

    private final String credential;

    CallsOfThePortal(@Value("${bantin.gateway.portal-credential}") String credential) {
        if (credential.length() < SHORTEST || credential.contains("change-me")) {
            throw new IllegalStateException(
                    "PORTAL_CREDENTIAL is missing, shorter than %d characters, or an example: give the gateway and the portal the same random secret, such as of `openssl rand -hex 32`."
                            .formatted(SHORTEST));
        }
        this.credential = credential;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        request.getHeaders().set(CREDENTIAL, credential);
        // A page is rendered once for all readers.
        if (request.getMethod() != HttpMethod.GET
                && RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes reader) {
            request.getHeaders().put(FORWARDED_FOR, readers(reader.getRequest()));
        }
        return execution.execute(request, body);
    }

    private static List<String> readers(HttpServletRequest request) {
        var forwarded = Collections.list(request.getHeaders(FORWARDED_FOR));
        // Where the container has evaluated the header, the reader is its peer.
        return forwarded.isEmpty() ? List.of(request.getRemoteAddr()) : forwarded;
    }
}
