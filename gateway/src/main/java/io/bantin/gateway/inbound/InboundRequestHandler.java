package io.bantin.gateway.inbound;

import io.bantin.gateway.trust.ClientAddressResolver;
import io.bantin.gateway.unfinished.IncompleteRequest;
import io.bantin.gateway.unfinished.UnfinishedRequest;
import io.bantin.gateway.unfinished.UnfinishedRequests;
import io.bantin.kit.problems.Problem;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Reads the requests of one connection: checks the head of each, holds the body back until enough of it has arrived, and ends
 * requests that stay unfinished. Runs on the connection's event loop.
 */
final class InboundRequestHandler extends ChannelDuplexHandler {

    private static final AttributeKey<InboundRequestHandler> KEY =
            AttributeKey.valueOf(InboundRequestHandler.class.getName());

    /** What the handlers of all connections share. */
    record Shared(
            InboundProperties limits,
            CheckedRequestHead.Rules heads,
            ClientAddressResolver callers,
            UnfinishedRequests gathering,
            UnfinishedRequests streaming) {}

    private final Shared shared;
    private final Channel channel;
    private final Deque<IncomingRequest> unanswered = new ArrayDeque<>(2);
    private final UnfinishedRequest unfinished;
    private final LingeringClose lingering;

    private @Nullable ChannelHandlerContext context;
    private @Nullable ArrivingBody arriving;
    private boolean headUnfinished;
    private boolean likeApi;
    private boolean inputRefused;
    private boolean answersEarly;

    InboundRequestHandler(Shared shared, Channel channel) {
        this.shared = shared;
        this.channel = channel;
        unfinished = new UnfinishedRequest(channel, this::end);
        lingering = new LingeringClose(shared.limits);
    }

    /** The requests of a connection that wait for their answers, the oldest first. */
    static Deque<IncomingRequest> unansweredOn(Channel channel) {
        var handler = channel.attr(KEY).get();
        return handler == null ? new ArrayDeque<>(0) : handler.unanswered;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.channel().attr(KEY).set(this);
    }

    boolean isHeadUnfinished() {
        return headUnfinished;
    }

    /** Runs before the head is decoded, since Netty keeps nothing of an address that is too long. */
    void setLikeApi(boolean api) {
        likeApi = api;
    }

    void headRemainsUnfinished() {
        if (headUnfinished || inputRefused || lingering.hasBegun()) {
            return;
        }
        headUnfinished = true;
        unfinished.limitTo(shared.limits.headersWithin());
        var peer = peer();
        // The headers would name the caller behind a proxy, and one proxy may serve many callers.
        if (!shared.callers.isTrustedProxy(peer)) {
            unfinished.countIn(shared.gathering, peer);
        }
    }

    private void headArrived(ChannelHandlerContext ctx, HttpRequest request) {
        unfinished.finish();
        headUnfinished = false;
        var head = shared.heads.check(request, peer(), likeApi);
        unanswered.add(head.incoming());
        if (head.incoming().problem() != null) {
            ReferenceCountUtil.release(request);
            passRefused(ctx, head);
        } else if (head.incoming().isComplete()) {
            ctx.fireChannelRead(head.request());
        } else {
            var body = new ArrivingBody(head.request(), head.incoming(), shared, unfinished);
            arriving = body;
            if (head.incoming().waitsForContinue()) {
                head.incoming().whenAwaited(() -> ctx.executor().execute(() -> sendContinue(ctx, body)));
            }
        }
    }

    private void passRefused(ChannelHandlerContext ctx, CheckedRequestHead head) {
        inputRefused = true;
        ctx.fireChannelRead(head.request());
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void sendContinue(ChannelHandlerContext ctx, ArrivingBody body) {
        if (body == arriving && !body.hasBegun() && !lingering.hasBegun()) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (lingering.hasBegun()) {
            lingering.discard(ctx, message);
        } else if (inputRefused) {
            ReferenceCountUtil.release(message);
        } else if (message instanceof HttpRequest request) {
            headArrived(ctx, request);
        } else if (arriving != null && message instanceof HttpContent content) {
            bodyArrives(ctx, arriving, content);
        } else {
            ctx.fireChannelRead(message);
        }
    }

    private void bodyArrives(ChannelHandlerContext ctx, ArrivingBody body, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            inputRefused = true;
            body.stop();
            end(MalformedRequest.because("The chunks of this body are not valid HTTP."));
            return;
        }
        if (content instanceof LastHttpContent) {
            arriving = null;
        }
        body.add(ctx, content);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (arriving != null) {
            arriving.endRead(ctx);
        }
        ctx.fireChannelReadComplete();
        if (arriving != null && !arriving.isPassedOn()) {
            ctx.read();
        }
    }

    private void end(Problem problem) {
        var ctx = context;
        unfinished.finish();
        if (ctx == null) {
            return;
        }
        if (arriving != null) {
            arriving.fail(problem);
        } else if (headUnfinished && unanswered.isEmpty()) {
            var head = shared.heads.refused(peer(), problem, likeApi);
            headUnfinished = false;
            unanswered.add(head.incoming());
            passRefused(ctx, head);
        } else {
            ctx.close();
        }
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            if (response.status().codeClass() == HttpStatusClass.INFORMATIONAL) {
                ctx.write(message, promise);
                return;
            }
            var request = unanswered.peek();
            answersEarly = inputRefused || request == null || !request.isComplete();
            if (answersEarly) {
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
        }
        if (message instanceof LastHttpContent) {
            unanswered.poll();
            if (answersEarly) {
                var written = promise.unvoid();
                written.addListener(done -> linger(ctx));
                ctx.write(message, written);
                return;
            }
        }
        ctx.write(message, promise);
    }

    private void linger(ChannelHandlerContext ctx) {
        if (lingering.hasBegun() || !ctx.channel().isActive()) {
            return;
        }
        unfinished.finish();
        if (arriving != null) {
            arriving.discard();
        }
        lingering.begin(ctx);
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        lingering.close(ctx, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        unfinished.finish();
        lingering.cancelTimeout();
        if (arriving != null) {
            arriving.discard();
            arriving.fail(IncompleteRequest.incomplete(null));
        }
        ctx.fireChannelInactive();
    }

    private InetAddress peer() {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
