package io.bantin.gateway;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.http.server.HttpServer;

/** Bounds how long a caller may take to send a request: who drips it byte by byte holds a connection no longer. */
@Component
class NettyServer implements NettyServerCustomizer {

    private final Duration sentWithin;

    NettyServer(@Value("${bantin.gateway.sent-within}") Duration sentWithin) {
        this.sentWithin = sentWithin;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.requestTimeout(sentWithin);
    }
}
