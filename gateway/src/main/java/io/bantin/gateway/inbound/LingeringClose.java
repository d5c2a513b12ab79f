package io.bantin.gateway.inbound;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request was answered before it arrived: discards the rest of the request first, up to a limit
 * of time and bytes. An immediate close would send a reset, and the reset can overtake the answer while the caller still sends.
 */
final class LingeringClose {

    private final InboundProperties limits;
    private boolean begun;
    private boolean over;
    private long discardedBytes;
    private @Nullable Future<?> timeout;

    LingeringClose(InboundProperties limits) {
        this.limits = limits;
    }

    boolean hasBegun() {
        return begun;
    }

    void begin(ChannelHandlerContext ctx) {
        begun = true;
        if (ctx.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
        ctx.channel().config().setAutoRead(true);
        timeout =
                ctx.executor().schedule(() -> closeNow(ctx), limits.lingering().toMillis(), TimeUnit.MILLISECONDS);
    }

    void discard(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpContent content) {
            discardedBytes += content.content().readableBytes();
        }
        boolean last = message instanceof LastHttpContent;
        ReferenceCountUtil.release(message);
        if (last || discardedBytes > limits.lingeringBytes().toBytes()) {
            closeNow(ctx);
        }
    }

    /** Closes at once if nothing lingers; otherwise the promise is kept when the lingering ends. */
    void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (begun && !over) {
            ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            ctx.close(promise);
        }
    }

    void cancelTimeout() {
        if (timeout != null) {
            timeout.cancel(false);
        }
    }

    private void closeNow(ChannelHandlerContext ctx) {
        over = true;
        ctx.close();
    }
}
