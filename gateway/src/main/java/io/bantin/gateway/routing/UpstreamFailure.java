package io.bantin.gateway.routing;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What went wrong between the gateway and an instance; it decides who may be asked next. */
enum UpstreamFailure {
    /** No connection: nothing was sent, so any request may go to the next instance. */
    UNREACHED,
    /** The connection broke before the answer: the request may have been carried out. */
    BROKEN,
    /** No answer in time: the same, and the caller has waited long enough. */
    LATE,
    /** All connections to the instance are in use: it works, and others of its kind are as busy. */
    EXHAUSTED,
    /** Nothing of the instance's: the caller's body, or a fault of ours. */
    ELSEWHERE;

    static UpstreamFailure of(Throwable thrown) {
        return switch (thrown) {
            // Netty's time-out of a connect is a ConnectException too.
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
