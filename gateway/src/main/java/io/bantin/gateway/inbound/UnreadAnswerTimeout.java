package io.bantin.gateway.inbound;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes the connection of a caller that does not read its answer: it would hold a connection to a service as well. */
final class UnreadAnswerTimeout extends ChannelInboundHandlerAdapter {

    private final Duration limit;
    private @Nullable Future<?> timeout;

    UnreadAnswerTimeout(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        cancel();
        if (!ctx.channel().isWritable()) {
            timeout = ctx.executor().schedule(() -> ctx.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        cancel();
        ctx.fireChannelInactive();
    }

    private void cancel() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
    }
}
