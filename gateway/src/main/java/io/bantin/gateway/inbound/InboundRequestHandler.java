package io.bantin.gateway.inbound;

import io.bantin.gateway.trust.ClientAddressResolver;
import io.bantin.kit.problems.Problem;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
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
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes the requests of one connection in: checks each head, holds bodies back until enough of them is here, and bounds
 * how long a caller may leave anything unfinished. Runs on the connection's event loop; only {@link #giveWay()} does not.
 */
final class InboundRequestHandler extends ChannelDuplexHandler {

    private static final AttributeKey<InboundRequestHandler> KEY =
            AttributeKey.valueOf(InboundRequestHandler.class.getName());

    /** What the intakes of all connections share. */
    record Shared(
            InboundProperties limits,
            CheckedRequestHead.Rules heads,
            ClientAddressResolver callers,
            UnfinishedRequests gathering,
            UnfinishedRequests streaming) {}

    private final Shared shared;
    private final Deque<IncomingRequest> unanswered = new ArrayDeque<>(2);
    private final List<Object> ofThisRead = new ArrayList<>(3);

    private @Nullable ChannelHandlerContext context;
    private @Nullable IncomingRequest arriving;
    private @Nullable ByteBuf heldBack;
    private long arrived;
    private boolean headUnfinished;
    private boolean likeApi;
    private boolean inputRefused;

    private @Nullable UnfinishedRequests registeredIn;
    private @Nullable InetAddress registeredAs;
    private @Nullable Future<?> deadline;
    private @Nullable Future<?> unread;

    private boolean answersEarly;
    private boolean lingering;
    private boolean lingered;
    private long discarded;

    InboundRequestHandler(Shared shared) {
        this.shared = shared;
    }

    static @Nullable IncomingRequest current(Channel channel) {
        var intake = channel.attr(KEY).get();
        return intake == null ? null : intake.unanswered.peek();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        ctx.channel().attr(KEY).set(this);
    }

    // Heads

    boolean isHeadUnfinished() {
        return headUnfinished;
    }

    /** Called before the head is decoded, since an address that is too long cannot be looked at afterwards. */
    void beginsLike(boolean api) {
        likeApi = api;
    }

    void headIsUnfinished() {
        if (headUnfinished || inputRefused || lingering) {
            return;
        }
        headUnfinished = true;
        within(shared.limits.headersWithin());
        var peer = peer();
        // Whom a proxy serves is not known yet, and that many are served by one says nothing.
        if (!shared.callers.isTrustedProxy(peer)) {
            registerIn(shared.gathering, peer);
        }
    }

    private void headArrived(ChannelHandlerContext ctx, HttpRequest request) {
        settle();
        headUnfinished = false;
        var head = shared.heads.check(request, peer(), likeApi);
        unanswered.add(head.incoming());
        if (head.incoming().problem() != null) {
            ReferenceCountUtil.release(request);
            passRefused(ctx, head);
        } else if (head.incoming().isComplete()) {
            ctx.fireChannelRead(head.request());
        } else {
            arriving = head.incoming();
            arrived = 0;
            arriving.whenAwaited(() -> ctx.executor().execute(() -> sendContinue(ctx, head.incoming())));
            // Whether its body is in the same packet decides whether an answer to it is an early one.
            ofThisRead.add(head.request());
        }
    }

    private void passRefused(ChannelHandlerContext ctx, CheckedRequestHead head) {
        inputRefused = true;
        ctx.fireChannelRead(head.request());
        ctx.fireChannelRead(LastHttpContent.EMPTY_LAST_CONTENT);
    }

    private void sendContinue(ChannelHandlerContext ctx, IncomingRequest request) {
        if (request == arriving && request.waitsForContinue() && arrived == 0 && !lingering) {
            ctx.writeAndFlush(new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER));
        }
    }

    // Bodies

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (lingering) {
            discard(ctx, message);
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

    private void bodyArrives(ChannelHandlerContext ctx, IncomingRequest request, HttpContent content) {
        if (content.decoderResult().isFailure()) {
            content.release();
            inputRefused = true;
            end(MalformedRequest.because("The chunks of this body are not what HTTP allows."));
            return;
        }
        arrived += content.content().readableBytes();
        request.arrived(arrived);
        boolean last = content instanceof LastHttpContent;
        if (last) {
            settle();
            arriving = null;
            request.complete();
        }
        if (!ofThisRead.isEmpty()) {
            ofThisRead.add(content);
            if (last) {
                passThisRead(ctx);
            }
        } else if (heldBack != null) {
            holdBack(ctx, content, request, last);
        } else {
            ctx.fireChannelRead(content);
        }
    }

    /** Copies: a caller who sends single bytes would otherwise hold a whole buffer for each. */
    private void holdBack(ChannelHandlerContext ctx, HttpContent content, IncomingRequest request, boolean last) {
        var held = heldBack;
        if (held == null) {
            return;
        }
        held.writeBytes(content.content());
        boolean enough = arrived >= shared.limits.gathered().toBytes();
        if (last || enough) {
            heldBack = null;
            ctx.fireChannelRead(new DefaultHttpContent(held));
        }
        if (last) {
            ctx.fireChannelRead(content);
        } else {
            content.release();
            if (enough) {
                release(request);
            }
        }
    }

    private void release(IncomingRequest request) {
        settle();
        registerBody(shared.streaming, request);
        request.release();
    }

    private void passThisRead(ChannelHandlerContext ctx) {
        var messages = List.copyOf(ofThisRead);
        ofThisRead.clear();
        messages.forEach(ctx::fireChannelRead);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        if (!ofThisRead.isEmpty()) {
            beginGathering(ctx);
        }
        ctx.fireChannelReadComplete();
        if (arriving != null && !arriving.isReleased()) {
            ctx.read();
        }
    }

    private void beginGathering(ChannelHandlerContext ctx) {
        var request = arriving;
        var head = ofThisRead.removeFirst();
        var contents = List.copyOf(ofThisRead);
        ofThisRead.clear();
        heldBack = ctx.alloc().buffer();
        within(shared.limits.gatheredWithin());
        if (request != null) {
            registerBody(shared.gathering, request);
        }
        ctx.fireChannelRead(head);
        for (var each : contents) {
            if (request != null && each instanceof HttpContent content) {
                holdOrPass(ctx, content, request);
            }
        }
    }

    private void holdOrPass(ChannelHandlerContext ctx, HttpContent content, IncomingRequest request) {
        if (lingering || inputRefused) {
            content.release();
        } else if (heldBack != null) {
            holdBack(ctx, content, request, false);
        } else {
            ctx.fireChannelRead(content);
        }
    }

    // Limits of what is unfinished

    /** Ends what this connection left unfinished, since its caller has too many of the kind. */
    void giveWay() {
        var ctx = context;
        if (ctx != null) {
            ctx.executor().execute(() -> {
                if (registeredIn != null) {
                    end(IncompleteRequest.oneOfTooMany());
                }
            });
        }
    }

    private void end(Problem problem) {
        var ctx = context;
        settle();
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

    private void within(Duration time) {
        var ctx = context;
        if (ctx != null) {
            deadline = ctx.executor()
                    .schedule(() -> end(IncompleteRequest.late()), time.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void registerBody(UnfinishedRequests requests, IncomingRequest request) {
        if (!request.isFromPortal()) {
            registerIn(requests, request.caller());
        }
    }

    private void registerIn(UnfinishedRequests requests, InetAddress caller) {
        registeredIn = requests;
        registeredAs = ClientAddressResolver.household(caller);
        var oneTooMany = requests.add(registeredAs, this);
        if (oneTooMany != null) {
            oneTooMany.giveWay();
        }
    }

    private void settle() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
        if (registeredIn != null && registeredAs != null) {
            registeredIn.remove(registeredAs, this);
            registeredIn = null;
        }
    }

    // Answers

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

    /** Closing at once would send a reset, which overtakes the answer at a caller who still sends. */
    private void linger(ChannelHandlerContext ctx) {
        if (lingering || !ctx.channel().isActive()) {
            return;
        }
        lingering = true;
        settle();
        releaseHeld();
        if (ctx.channel() instanceof DuplexChannel duplex) {
            duplex.shutdownOutput();
        }
        ctx.channel().config().setAutoRead(true);
        deadline = ctx.executor()
                .schedule(() -> closeNow(ctx), shared.limits.lingering().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void discard(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpContent content) {
            discarded += content.content().readableBytes();
        }
        boolean last = message instanceof LastHttpContent;
        ReferenceCountUtil.release(message);
        if (last || discarded > shared.limits.lingeringBytes().toBytes()) {
            closeNow(ctx);
        }
    }

    private void closeNow(ChannelHandlerContext ctx) {
        lingered = true;
        ctx.close();
    }

    @Override
    public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
        if (lingering && !lingered) {
            ctx.channel().closeFuture().addListener(closed -> promise.trySuccess());
        } else {
            ctx.close(promise);
        }
    }

    /** A caller who does not read holds a connection to a service as well. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        if (unread != null) {
            unread.cancel(false);
            unread = null;
        }
        if (!ctx.channel().isWritable()) {
            unread = ctx.executor()
                    .schedule(() -> closeNow(ctx), shared.limits.readWithin().toMillis(), TimeUnit.MILLISECONDS);
        }
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        settle();
        if (unread != null) {
            unread.cancel(false);
        }
        releaseHeld();
        if (arriving != null) {
            arriving.fail(IncompleteRequest.incomplete(null));
        }
        ctx.fireChannelInactive();
    }

    private void releaseHeld() {
        ofThisRead.forEach(ReferenceCountUtil::release);
        ofThisRead.clear();
        if (heldBack != null) {
            heldBack.release();
            heldBack = null;
        }
    }

    private InetAddress peer() {
        return context != null && context.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress()
                : InetAddress.getLoopbackAddress();
    }
}
