package io.bantin.gateway.inbound;

import io.bantin.gateway.unfinished.UnfinishedRequest;
import io.bantin.gateway.unfinished.UnfinishedRequests;
import io.bantin.kit.problems.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request and as much of its body as has arrived. Holds the head back until the first read ends, and the body until it is
 * complete or large enough; after that, passes the body on as it arrives.
 */
final class ArrivingBody {

    private final IncomingRequest request;
    private final InboundRequestHandler.Shared shared;
    private final UnfinishedRequest unfinished;
    private final List<Object> firstRead = new ArrayList<>(3);
    private @Nullable ByteBuf copied;
    private long arrived;
    private boolean stopped;

    /** Keeps the head: if the body is in the same packet, no answer can be early, and the connection stays open. */
    ArrivingBody(
            HttpRequest head,
            IncomingRequest request,
            InboundRequestHandler.Shared shared,
            UnfinishedRequest unfinished) {
        this.request = request;
        this.shared = shared;
        this.unfinished = unfinished;
        firstRead.add(head);
    }

    boolean hasBegun() {
        return arrived > 0;
    }

    boolean isPassedOn() {
        return request.isReleased();
    }

    void fail(Problem problem) {
        request.fail(problem);
    }

    void add(ChannelHandlerContext ctx, HttpContent content) {
        arrived += content.content().readableBytes();
        request.arrived(arrived);
        boolean last = content instanceof LastHttpContent;
        if (last) {
            unfinished.finish();
            request.complete();
        }
        if (firstRead.isEmpty()) {
            copyOrPass(ctx, content, last);
            return;
        }
        firstRead.add(content);
        if (last) {
            takeFirstRead().forEach(ctx::fireChannelRead);
        }
    }

    /** Passes the head on after the first read, and starts to copy the body. */
    void endRead(ChannelHandlerContext ctx) {
        if (firstRead.isEmpty()) {
            return;
        }
        var messages = takeFirstRead();
        copied = ctx.alloc().buffer();
        unfinished.limitTo(shared.limits().gatheredWithin());
        countIn(shared.gathering());
        ctx.fireChannelRead(messages.getFirst());
        for (var each : messages.subList(1, messages.size())) {
            if (stopped) {
                ReferenceCountUtil.release(each);
            } else if (each instanceof HttpContent content) {
                copyOrPass(ctx, content, false);
            }
        }
    }

    /** Passes no more on, since the rest of the body is not valid HTTP. */
    void stop() {
        stopped = true;
    }

    /** Releases what is held back, since the request was answered before its body arrived. */
    void discard() {
        stopped = true;
        takeFirstRead().forEach(ReferenceCountUtil::release);
        if (copied != null) {
            copied.release();
            copied = null;
        }
    }

    /** Copies, because a caller that sends single bytes would otherwise hold a whole buffer for each. */
    private void copyOrPass(ChannelHandlerContext ctx, HttpContent content, boolean last) {
        var held = copied;
        if (held == null) {
            ctx.fireChannelRead(content);
            return;
        }
        held.writeBytes(content.content());
        boolean enough = arrived >= shared.limits().gathered().toBytes();
        if (last || enough) {
            copied = null;
            ctx.fireChannelRead(new DefaultHttpContent(held));
        }
        if (last) {
            ctx.fireChannelRead(content);
            return;
        }
        content.release();
        if (enough) {
            unfinished.finish();
            countIn(shared.streaming());
            request.release();
        }
    }

    private void countIn(UnfinishedRequests requests) {
        if (!request.isFromPortal()) {
            unfinished.countIn(requests, request.caller());
        }
    }

    private List<Object> takeFirstRead() {
        var messages = List.copyOf(firstRead);
        firstRead.clear();
        return messages;
    }
}
