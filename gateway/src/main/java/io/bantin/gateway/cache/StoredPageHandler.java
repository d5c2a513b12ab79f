package io.bantin.gateway.cache;

import io.bantin.gateway.cache.PageMetrics.Result;
import io.bantin.gateway.inbound.IncomingRequest;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.BooleanSupplier;

/**
 * Answers requests for stored pages on the connection, after the checks of the inbound handler and before Reactor Netty, whose
 * handling of a request costs many times as much. Every other request goes on.
 */
final class StoredPageHandler extends ChannelInboundHandlerAdapter {

    private final PageCache pages;
    private final PageMetrics metrics;
    private final BooleanSupplier draining;
    private boolean skipsRest;
    private boolean wrote;
    private boolean waitsToWrite;
    private boolean closing;

    StoredPageHandler(PageCache pages, PageMetrics metrics, BooleanSupplier draining) {
        this.pages = pages;
        this.metrics = metrics;
        this.draining = draining;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request && answers(ctx, request)) {
            skipsRest = true;
            ReferenceCountUtil.release(message);
        } else if (skipsRest) {
            skipsRest = !(message instanceof LastHttpContent);
            ReferenceCountUtil.release(message);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private boolean answers(ChannelHandlerContext ctx, HttpRequest request) {
        long startedAt = System.nanoTime();
        var incoming = IncomingRequest.onlyOneOn(ctx.channel());
        // A draining gateway closes its connections, and counts the requests that still come.
        if (incoming == null || !incoming.isComplete() || incoming.length() > 0 || draining.getAsBoolean()) {
            return false;
        }
        var key = PageKey.of(request.method(), request.uri(), request.headers());
        var page = key == null ? null : pages.find(key);
        if (page == null) {
            return false;
        }
        var result = pages.isStale(page) ? Result.STALE : Result.HIT;
        int status = write(ctx, request, page);
        metrics.served(result, request.method().name(), status, System.nanoTime() - startedAt);
        return true;
    }

    private int write(ChannelHandlerContext ctx, HttpRequest request, StoredPage page) {
        boolean notModified = page.isKnown(request.headers().getAll(HttpHeaderNames.IF_NONE_MATCH));
        boolean keepAlive =
                HttpUtil.isKeepAlive(request) && request.protocolVersion().equals(HttpVersion.HTTP_1_1);
        var headers = page.aged(notModified ? page.headersWithoutBody() : page.headers(), pages.now());
        if (!keepAlive) {
            headers = headers.copy().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        boolean bodiless = notModified || request.method().equals(HttpMethod.HEAD);
        int status = notModified ? HttpResponseStatus.NOT_MODIFIED.code() : page.status();
        var written = ctx.write(new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(status),
                bodiless ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(page.body()),
                headers,
                EmptyHttpHeaders.INSTANCE));
        wrote = true;
        if (!keepAlive) {
            closing = true;
            written.addListener(ChannelFutureListener.CLOSE);
        }
        return status;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (wrote) {
            wrote = false;
            ctx.flush();
            readOn(ctx);
        }
        ctx.fireChannelReadComplete();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (waitsToWrite) {
            readOn(ctx);
        }
        ctx.fireChannelWritabilityChanged();
    }

    /** Reads the next request once the caller reads the answers. Reactor Netty reads on after the requests that it has. */
    private void readOn(ChannelHandlerContext ctx) {
        waitsToWrite = !ctx.channel().isWritable();
        if (!waitsToWrite && IncomingRequest.noneOn(ctx.channel())) {
            ctx.read();
        }
    }
}
