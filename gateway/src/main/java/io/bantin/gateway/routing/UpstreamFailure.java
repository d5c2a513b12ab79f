package io.bantin.gateway.routing;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** How a request to an instance failed. The kind decides whether another instance may get the request. */
enum UpstreamFailure {
    /** There was no connection. Nothing was sent, so any request may go to the next instance. */
    UNREACHED,
    /** The connection broke before the answer. The instance may have carried the request out. */
    BROKEN,
    /** No answer came in time. The instance may have carried the request out, and the caller has waited long enough. */
    LATE,
    /** All connections to the instance are in use. It works, and the other instances are as busy. */
    EXHAUSTED,
    /** The instance is not the cause: the caller's body failed, or the gateway has a bug. */
    ELSEWHERE;

    static UpstreamFailure of(Throwable thrown) {
        return switch (thrown) {
            // Netty's connect time-out is a ConnectException too.
            case ConnectException e -> UNREACHED;
            case NoRouteToHostException e -> UNREACHED;
            case UnknownHostException e -> UNREACHED;
            case PoolAcquireTimeoutException e -> EXHAUSTED;
            case PoolAcquirePendingLimitException e -> EXHAUSTED;
            case TimeoutException e -> LATE;
            case IOException e -> BROKEN;
            case DecoderException e -> BROKEN;
            default -> ELSEWHERE;
        };
    }
}
