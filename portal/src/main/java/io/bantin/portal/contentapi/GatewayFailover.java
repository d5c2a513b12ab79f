package io.bantin.portal.contentapi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Calls the next gateway if a connection is refused, as during a replacement. Nothing was sent by then, so nothing happens twice. */
@Component
class GatewayFailover implements ClientHttpRequestInterceptor {

    private final List<URI> others;

    /** @param others the addresses of the gateways other than the one that each request names */
    GatewayFailover(@Value("${bantin.gateway.others}") List<URI> others) {
        this.others = others;
    }

    @Override
    public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        try {
            return execution.execute(request, body);
        } catch (ConnectException | HttpConnectTimeoutException first) {
            for (var other : others) {
                try {
                    return execution.execute(at(other, request), body);
                } catch (ConnectException | HttpConnectTimeoutException further) {
                    first.addSuppressed(further);
                }
            }
            throw first;
        }
    }

    private static HttpRequest at(URI gateway, HttpRequest request) {
        return new HttpRequestWrapper(request) {
            @Override
            public URI getURI() {
                return UriComponentsBuilder.fromUri(super.getURI())
                        .scheme(gateway.getScheme())
                        .host(gateway.getHost())
                        .port(gateway.getPort())
                        .build(true)
                        .toUri();
            }
        };
    }
}
