package io.bantin.gateway.inbound;

import io.bantin.kit.problems.Problem;
import io.netty.channel.Channel;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** The facts about a request from its head, and how much of its body has arrived. */
public final class IncomingRequest {

    private static final String ATTRIBUTE = IncomingRequest.class.getName();

    private final InetAddress caller;
    private final boolean fromPortal;
    private final boolean waitsForContinue;
    private final @Nullable Problem problem;
    private final Sinks.@Nullable Empty<Void> gathered;
    private final Sinks.@Nullable Empty<Void> broken;
    private volatile boolean complete;
    private volatile long length;
    private volatile boolean released;
    private @Nullable Runnable whenAwaited;

    private IncomingRequest(
            InetAddress caller,
            boolean fromPortal,
            boolean hasBody,
            boolean waitsForContinue,
            @Nullable Problem problem) {
        this.caller = caller;
        this.fromPortal = fromPortal;
        this.waitsForContinue = waitsForContinue;
        this.problem = problem;
        this.gathered = hasBody ? Sinks.empty() : null;
        this.broken = hasBody ? Sinks.empty() : null;
        this.complete = !hasBody;
    }

    static IncomingRequest refused(InetAddress caller, Problem problem) {
        return new IncomingRequest(caller, false, false, false, problem);
    }

    static IncomingRequest accepted(InetAddress caller, boolean fromPortal, boolean hasBody, boolean waitsForContinue) {
        return new IncomingRequest(caller, fromPortal, hasBody, waitsForContinue, null);
    }

    /** Returns the request of an exchange. */
    public static IncomingRequest of(ServerWebExchange exchange) {
        return exchange.getRequiredAttribute(ATTRIBUTE);
    }

    /** Returns the request of a connection, if it is not refused and no other one of the connection waits for its answer. */
    public static @Nullable IncomingRequest onlyOneOn(Channel channel) {
        var unanswered = InboundRequestHandler.unansweredOn(channel);
        var request = unanswered.size() == 1 ? unanswered.peek() : null;
        return request == null || request.problem != null ? null : request;
    }

    /** Whether no request of a connection waits for its answer. */
    public static boolean noneOn(Channel channel) {
        return InboundRequestHandler.unansweredOn(channel).isEmpty();
    }

    void attachTo(ServerWebExchange exchange) {
        exchange.getAttributes().put(ATTRIBUTE, this);
    }

    /** The address of the client: the peer, the client of a trusted proxy, or the reader whom the portal names. */
    public InetAddress caller() {
        return caller;
    }

    /** Whether the portal sent the request, by its credential. */
    public boolean isFromPortal() {
        return fromPortal;
    }

    /** Whether the body has arrived completely. */
    public boolean isComplete() {
        return complete;
    }

    /** The bytes of the body that have arrived. */
    public long length() {
        return length;
    }

    /** Completes once enough of the body has arrived to call a service; fails if it does not arrive in time. */
    public Mono<Void> gathered() {
        if (complete || gathered == null) {
            return Mono.empty();
        }
        var action = whenAwaited;
        return action == null ? gathered.asMono() : gathered.asMono().doOnSubscribe(subscribed -> action.run());
    }

    /** Fails if the rest of the body will not arrive; never completes. */
    public Mono<Void> broken() {
        return broken == null ? Mono.never() : broken.asMono();
    }

    @Nullable
    Problem problem() {
        return problem;
    }

    boolean waitsForContinue() {
        return waitsForContinue;
    }

    /** Whether the body is passed on while it arrives. */
    boolean isReleased() {
        return released;
    }

    void whenAwaited(Runnable action) {
        whenAwaited = action;
    }

    void arrived(long bytes) {
        length = bytes;
    }

    void complete() {
        complete = true;
        release();
    }

    void release() {
        released = true;
        if (gathered != null) {
            gathered.tryEmitEmpty();
        }
    }

    void fail(Problem failure) {
        if (gathered != null && broken != null) {
            gathered.tryEmitError(failure);
            broken.tryEmitError(failure);
        }
    }
}
