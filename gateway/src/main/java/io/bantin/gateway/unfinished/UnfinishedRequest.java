package io.bantin.gateway.unfinished;

import io.bantin.gateway.trust.ClientAddressResolver;
import io.bantin.kit.problems.Problem;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The headers or the body that one connection has not finished: has a time limit, and counts against the limits of
 * {@link UnfinishedRequests}. Runs on the connection's event loop; only {@link #giveWay()} may run elsewhere.
 */
public final class UnfinishedRequest {

    private final Channel channel;
    private final Consumer<Problem> end;
    private @Nullable UnfinishedRequests countedIn;
    private @Nullable InetAddress countedAs;
    private @Nullable Future<?> timeout;

    /** Calls {@code end} with the problem if the part must not go on. */
    public UnfinishedRequest(Channel channel, Consumer<Problem> end) {
        this.channel = channel;
        this.end = end;
    }

    public void limitTo(Duration time) {
        timeout = channel.eventLoop()
                .schedule(() -> end.accept(IncompleteRequest.late()), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    public void countIn(UnfinishedRequests requests, InetAddress caller) {
        countedIn = requests;
        countedAs = ClientAddressResolver.household(caller);
        var excess = requests.add(countedAs, this);
        if (excess != null) {
            excess.giveWay();
        }
    }

    public void finish() {
        if (timeout != null) {
            timeout.cancel(false);
            timeout = null;
        }
        if (countedIn != null && countedAs != null) {
            countedIn.remove(countedAs, this);
            countedIn = null;
        }
    }

    /** Ends this part, since there are too many. */
    private void giveWay() {
        channel.eventLoop().execute(() -> {
            if (countedIn != null) {
                end.accept(IncompleteRequest.oneOfTooMany());
            }
        });
    }
}
